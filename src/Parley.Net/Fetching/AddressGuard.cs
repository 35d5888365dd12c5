using System.Net;
using System.Net.Sockets;

namespace Parley.Net.Fetching;

/// <summary>
/// Which addresses a stranger may have this node connect to: those that are globally reachable by the IANA special-purpose registries (RFC 6890 and updates).
/// IPv6 forms that carry an IPv4 address are judged by it.
/// </summary>
public static class AddressGuard
{
    private static readonly (AddressPrefix Prefix, string Kind)[] RefusedV4 =
    [
        Refuse("0.0.0.0/8", "unspecified"),
        Refuse("10.0.0.0/8", "private"),
        Refuse("100.64.0.0/10", "shared by a carrier (CGNAT)"),
        Refuse("127.0.0.0/8", "loopback"),
        Refuse("168.63.129.16/32", "a cloud's own service"),
        Refuse("169.254.0.0/16", "link-local"),
        Refuse("172.16.0.0/12", "private"),
        Refuse("192.0.0.0/24", "reserved"),
        Refuse("192.0.2.0/24", "for documentation"),
        Refuse("192.88.99.0/24", "a 6to4 relay"),
        Refuse("192.168.0.0/16", "private"),
        Refuse("198.18.0.0/15", "for benchmarks"),
        Refuse("198.51.100.0/24", "for documentation"),
        Refuse("203.0.113.0/24", "for documentation"),
        Refuse("224.0.0.0/4", "multicast"),
        Refuse("240.0.0.0/4", "reserved"),
    ];

    private static readonly (AddressPrefix Prefix, string Kind)[] RefusedV6 =
    [
        Refuse("::/128", "unspecified"),
        Refuse("::1/128", "loopback"),
        Refuse("64:ff9b:1::/48", "local-use NAT64"),
        Refuse("100::/64", "a black hole"),
        Refuse("2001::/23", "reserved (Teredo, ORCHID, benchmarks)"),
        Refuse("2001:db8::/32", "for documentation"),
        Refuse("3fff::/20", "for documentation"),
        Refuse("fc00::/7", "unique-local"),
        Refuse("fe80::/10", "link-local"),
        Refuse("fec0::/10", "site-local"),
        Refuse("ff00::/8", "multicast"),
    ];

    /// <summary>Where an IPv6 network carries an IPv4 address: byte offset of its four bytes.</summary>
    private static readonly (AddressPrefix Prefix, int Offset)[] Embedding =
    [
        (AddressPrefix.Parse("::ffff:0:0/96"), 12), // mapped, RFC 4291
        (AddressPrefix.Parse("::ffff:0:0:0/96"), 12), // translated, RFC 7915
        (AddressPrefix.Parse("::/96"), 12), // compatible, RFC 4291
        (AddressPrefix.Parse("64:ff9b::/96"), 12), // NAT64, RFC 6052
        (AddressPrefix.Parse("2002::/16"), 2), // 6to4, RFC 3056
    ];

    private static readonly AddressPrefix GlobalUnicast = AddressPrefix.Parse("2000::/3");

    /// <summary>Whether the address is public; otherwise <paramref name="kind"/> says what it is, to stand behind "the address is".</summary>
    public static bool IsPublic(IPAddress address, out string kind)
    {
        var bytes = address.GetAddressBytes(); // without the scope, which is not part of the network
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Matches(RefusedV4, bytes, out kind);
        }

        if (Matches(RefusedV6, bytes, out kind))
        {
            return false;
        }

        foreach (var (prefix, offset) in Embedding)
        {
            if (prefix.Contains(bytes))
            {
                return IsPublic(new IPAddress(bytes.AsSpan(offset, 4)), out kind);
            }
        }

        if (IsIsatap(bytes))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(12, 4)), out kind);
        }

        kind = GlobalUnicast.Contains(bytes) ? "" : "reserved";
        return kind.Length == 0;
    }

    /// <summary>Interface identifiers <c>0:5efe:a.b.c.d</c> and <c>200:5efe:a.b.c.d</c> (RFC 5214).</summary>
    private static bool IsIsatap(byte[] bytes) => bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;

    private static bool Matches((AddressPrefix Prefix, string Kind)[] table, byte[] bytes, out string kind)
    {
        kind = Array.Find(table, row => row.Prefix.Contains(bytes)).Kind ?? "";
        return kind.Length > 0;
    }

    private static (AddressPrefix, string) Refuse(string network, string kind) => (AddressPrefix.Parse(network), kind);
}
