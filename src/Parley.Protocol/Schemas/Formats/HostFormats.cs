using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parley.Protocol.Schemas.Formats;

/// <summary>Host names (RFC 1123 section 2.1, RFC 5891 by its punycode form) and addresses (RFC 2673 section 3.2, RFC 4291 section 2.2).</summary>
internal static class HostFormats
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static bool IsHostname(string text)
        => text.Length is > 0 and <= 253 && text.Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    public static bool IsInternationalHostname(string text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        try
        {
            return IsHostname(text.All(char.IsAscii) ? text : Idn.GetAscii(text));
        }
        catch (ArgumentException)
        {
            // The only way IdnMapping has to say no.
            return false;
        }
    }

    public static bool IsIPv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || part.ContainsAnyExceptInRange('0', '9') || (part.Length > 1 && part[0] == '0') || int.Parse(part, CultureInfo.InvariantCulture) > 255)
            {
                return false;
            }
        }

        return parts == 4;
    }

    public static bool IsIPv6(string text)
        => text.Contains(':') && !text.AsSpan().ContainsAny("[]%/") && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
        && (!text.Contains('.') || IsIPv4(text.AsSpan(text.LastIndexOf(':') + 1)));
}
