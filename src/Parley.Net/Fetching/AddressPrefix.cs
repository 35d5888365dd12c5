using System.Globalization;
using System.Net;

namespace Parley.Net.Fetching;

/// <summary>The first bits of an address. Compared byte by byte: the framework's own type treats IPv4-mapped addresses as something special.</summary>
internal readonly record struct AddressPrefix(byte[] Bytes, int Length)
{
    public static AddressPrefix Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new(IPAddress.Parse(text.AsSpan(0, slash)).GetAddressBytes(), int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }

    public bool Contains(ReadOnlySpan<byte> address)
    {
        var whole = Length / 8;
        var rest = Length % 8;
        return address.Length == Bytes.Length
            && address[..whole].SequenceEqual(Bytes.AsSpan(0, whole))
            && (rest == 0 || (address[whole] ^ Bytes[whole]) >> (8 - rest) == 0);
    }
}
