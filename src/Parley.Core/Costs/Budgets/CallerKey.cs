using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Parley.Core.Costs.Budgets;

/// <summary>Who is counted as one caller: an IPv4 address, an IPv6 /64 (what one customer of a provider gets), or a name. Made from an address without allocation.</summary>
public readonly record struct CallerKey
{
    /// <summary>Before the name of a caller whom the host authenticated; no address begins so.</summary>
    public const string UserPrefix = "user:";

    private const int AddressBytes = 16;
    private const int NetworkBytes = 8;
    private const string NetworkSuffix = "/64";

    private CallerKey(ulong network, bool isV6, bool isLoopback, string? name) => (Network, IsV6, IsLoopback, Name) = (network, isV6, isLoopback, name);

    /// <summary>The caller is on this machine (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).</summary>
    public bool IsLoopback { get; }

    private ulong Network { get; }

    private bool IsV6 { get; }

    private string? Name { get; }

    /// <summary>An IPv4 address, mapped ones included; of an IPv6 address the /64 that one owner has.</summary>
    public static CallerKey Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        address.TryWriteBytes(bytes, out var count);
        var isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (isV4 || address.IsIPv4MappedToIPv6)
        {
            var v4 = BinaryPrimitives.ReadUInt32BigEndian(bytes[(count - sizeof(uint))..]);
            return new CallerKey(v4, isV6: false, v4 >> 24 == 127, null);
        }

        return new CallerKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), isV6: true, IPAddress.IsLoopback(address), null);
    }

    /// <summary>A caller as requests name it: an address, an IPv6 /64 such as <c>2001:db8:1:2::/64</c>, or anything else as it stands.</summary>
    public static CallerKey Of(string caller)
        => TryReadAddress(caller, out var address) ? Of(address) : new CallerKey(0, isV6: false, isLoopback: false, caller);

    /// <summary>
    /// What requests call whoever has the address; effects, conversations and records are kept by it. IPv4 addresses, mapped ones included, and those of this machine stand as they are,
    /// an IPv6 address as its /64: clients change the rest of it (RFC 8981), and the same client must be known again.
    /// </summary>
    public static string NameOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[AddressBytes];
        address.TryWriteBytes(bytes, out _);
        bytes[NetworkBytes..].Clear();
        return new IPAddress(bytes) + NetworkSuffix;
    }

    private static bool TryReadAddress(string caller, [NotNullWhen(true)] out IPAddress? address)
    {
        var text = caller.AsSpan();
        if (text.EndsWith(NetworkSuffix, StringComparison.Ordinal))
        {
            return IPAddress.TryParse(text[..^NetworkSuffix.Length], out address) && address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false };
        }

        return IPAddress.TryParse(text, out address) && text.IndexOfAny('.', ':') >= 0;
    }
}
