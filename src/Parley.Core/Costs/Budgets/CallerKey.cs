using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Parley.Core.Costs.Budgets;

/// <summary>Who is counted as one caller: an IPv4 address, an IPv6 /64 (what one customer of a provider gets), or a name. Made from an address without allocation.</summary>
public readonly record struct CallerKey
{
    /// <summary>Before the name of a caller whom the host authenticated; no address begins so.</summary>
    public const string UserPrefix = "user:";

    private const int AddressBytes = 16;

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

    /// <summary>A caller as requests name it: an address, or anything else as it stands.</summary>
    public static CallerKey Of(string caller)
        => IPAddress.TryParse(caller, out var address) && caller.AsSpan().IndexOfAny('.', ':') >= 0 ? Of(address) : new CallerKey(0, isV6: false, isLoopback: false, caller);
}
