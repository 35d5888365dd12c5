using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>An address with placeholders, and how an input is filled into it.</summary>
internal sealed class HttpTemplate
{
    /// <summary>The longest address that is called: what servers take (RFC 9110, section 4.1, asks for 8,000 at least), and lists in a query multiply.</summary>
    private const int MaxCharacters = 8 << 10;

    private readonly string _path;
    private readonly string[] _parameters;
    private readonly HashSet<string> _fields;

    public HttpTemplate(string url)
    {
        url = url.Split('#')[0];
        var query = url.IndexOf('?', StringComparison.Ordinal);
        _path = query < 0 ? url : url[..query];
        _parameters = query < 0 ? [] : url[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        _fields = [.. HttpToolOptions.Placeholder().Matches(url).Select(match => match.Groups[1].Value)];
    }

    /// <summary>The members that the address doesn't take.</summary>
    public JsonObject Rest(JsonValue arguments)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in arguments.AsObject ?? [])
        {
            if (!_fields.Contains(name))
            {
                rest[name] = value;
            }
        }

        return rest;
    }

    /// <summary>False, with what is wrong, when a field of the path is missing or would change which path it is.</summary>
    public bool TryFill(JsonValue arguments, out Uri? url, out string? mistake)
    {
        url = null;
        var segments = _path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (!TryFillSegment(segments[i], arguments, out segments[i], out mistake))
            {
                return false;
            }
        }

        var text = new StringBuilder(string.Join('/', segments));
        var separator = '?';
        foreach (var parameter in _parameters.SelectMany(parameter => FillParameter(parameter, arguments)))
        {
            text.Append(separator).Append(parameter);
            separator = '&';
            if (text.Length > MaxCharacters)
            {
                break;
            }
        }

        mistake = text.Length > MaxCharacters ? $"the filled-in address is longer than {MaxCharacters} characters"
            : Uri.TryCreate(text.ToString(), UriKind.Absolute, out url) ? null
            : "the filled-in address is none";
        return mistake is null;
    }

    private static bool TryFillSegment(string template, JsonValue arguments, out string segment, out string? mistake)
    {
        string? missing = null;
        segment = HttpToolOptions.Placeholder().Replace(template, match =>
        {
            var name = match.Groups[1].Value;
            var texts = Texts(arguments[name]);
            missing ??= texts.All(text => text.Length == 0) ? name : null;
            return string.Join(',', texts);
        });
        mistake = missing is not null ? $"'{missing}' stands in the path of the tool's address and must not be empty" : null;
        if (segment is "." or ".." && segment != template)
        {
            // Encoding doesn't help: %2E%2E means the parent as well.
            mistake = $"'{segment}' can't stand in the path of the tool's address";
        }

        return mistake is null;
    }

    private static IEnumerable<string> FillParameter(string template, JsonValue arguments)
    {
        var match = HttpToolOptions.Placeholder().Match(template);
        return match.Success
            ? Texts(arguments[match.Groups[1].Value]).SelectMany(text => FillParameter(template[(match.Index + match.Length)..], arguments).Select(rest => template[..match.Index] + text + rest))
            : [template];
    }

    /// <summary>Percent-encoded; one for each item of an array, none for a value that is absent.</summary>
    private static List<string> Texts(JsonValue value) => value.Kind switch
    {
        JsonKind.Missing or JsonKind.Null => [],
        JsonKind.Array => [.. value.AsArray!.SelectMany(item => item.AsArray is null ? Texts(item) : [Uri.EscapeDataString(JsonText.Write(item))])],
        JsonKind.String => [Uri.EscapeDataString(value.AsString!)],
        _ => [Uri.EscapeDataString(JsonText.Write(value))],
    };
}
