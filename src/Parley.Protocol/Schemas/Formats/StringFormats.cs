using System.Text.RegularExpressions;
using Parley.Protocol.Patterns;

namespace Parley.Protocol.Schemas.Formats;

/// <summary>The formats of JSON Schema Validation section 7.3. Others are annotations.</summary>
internal static partial class StringFormats
{
    private static readonly Dictionary<string, StringFormat> ByName = new(StringComparer.Ordinal)
    {
        ["date"] = new("a date", "2026-01-31", text => DateFormats.IsDate(text)),
        ["time"] = new("a time with an offset", "14:30:00Z", text => DateFormats.IsTime(text)),
        ["date-time"] = new("a date and time with an offset", "2026-01-31T14:30:00Z", text => DateFormats.IsDateTime(text)),
        ["duration"] = new("an ISO 8601 duration", "P1DT2H", text => Duration().IsMatch(text) && char.IsAsciiLetter(text[^1]) && text[^1] is not ('P' or 'T')),
        ["email"] = new("an e-mail address", "ada@example.org", text => IsEmail(text, international: false)),
        ["idn-email"] = new("an e-mail address", "ada@example.org", text => IsEmail(text, international: true)),
        ["hostname"] = new("a host name", "www.example.org", HostFormats.IsHostname),
        ["idn-hostname"] = new("a host name", "www.example.org", HostFormats.IsInternationalHostname),
        ["ipv4"] = new("an IPv4 address", "192.0.2.1", text => HostFormats.IsIPv4(text)),
        ["ipv6"] = new("an IPv6 address", "2001:db8::1", HostFormats.IsIPv6),
        ["uri"] = new("an absolute URI", "https://example.org/a", text => UriFormats.IsUri(text, ascii: true)),
        ["uri-reference"] = new("a URI reference", "/a?b=c", text => UriFormats.IsReference(text, ascii: true)),
        ["iri"] = new("an absolute IRI", "https://example.org/a", text => UriFormats.IsUri(text, ascii: false)),
        ["iri-reference"] = new("an IRI reference", "/a?b=c", text => UriFormats.IsReference(text, ascii: false)),
        ["uri-template"] = new("a URI template", "/items/{id}", text => Template().IsMatch(text)),
        ["uuid"] = new("a UUID", "123e4567-e89b-12d3-a456-426614174000", text => text.Length == 36 && Guid.TryParseExact(text, "D", out _)),
        ["json-pointer"] = new("a JSON Pointer", "/a/0", text => Pointer().IsMatch(text)),
        ["relative-json-pointer"] = new("a relative JSON Pointer", "1/a", text => RelativePointer().IsMatch(text)),
        ["regex"] = new("a regular expression", "^[a-z]+$", text => EcmaPattern.TryCompile(text, "u", out _, out _), Steps: 5_000),
    };

    public static StringFormat? Find(string name) => ByName.GetValueOrDefault(name);

    private static bool IsEmail(string text, bool international)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at > 64 || text.Length > 254)
        {
            return false;
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        var hostFits = domain is ['[', .., ']'] ? IsLiteral(domain[1..^1]) : international ? HostFormats.IsInternationalHostname(domain) : HostFormats.IsHostname(domain);
        return hostFits && (international || local.All(char.IsAscii)) && (QuotedLocal().IsMatch(local) || DottedLocal().IsMatch(local));
    }

    private static bool IsLiteral(string text) => HostFormats.IsIPv4(text) || (text.StartsWith("IPv6:", StringComparison.Ordinal) && HostFormats.IsIPv6(text[5..]));

    [GeneratedRegex(@"^P(?:[0-9]+W|(?:(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)?(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?))\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^""(?:[^""\\\r\n]|\\[^\r\n])*""\z")]
    private static partial Regex QuotedLocal();

    [GeneratedRegex(@"^[^\s.@""(),:;<>\[\\\]\x00-\x1f\x7f]+(?:\.[^\s.@""(),:;<>\[\\\]\x00-\x1f\x7f]+)*\z")]
    private static partial Regex DottedLocal();

    [GeneratedRegex(@"^(?:[^\x00-\x20""'<>\\^`{|}%]|%[0-9A-Fa-f]{2}|\{[+#./;?&=,!@|]?[A-Za-z0-9_.%]+(?::[1-9][0-9]{0,3}|\*)?(?:,[A-Za-z0-9_.%]+(?::[1-9][0-9]{0,3}|\*)?)*\})*\z")]
    private static partial Regex Template();

    [GeneratedRegex(@"^(?:/(?:[^~/]|~[01])*)*\z")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~[01])*)*)\z")]
    private static partial Regex RelativePointer();
}
