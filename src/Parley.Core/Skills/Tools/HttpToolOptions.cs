using System.Text.RegularExpressions;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills.Tools;

/// <summary>An HTTP call behind a skill (<c>"kind": "http"</c>).</summary>
public sealed partial class HttpToolOptions
{
    private static readonly string[] Methods = ["GET", "HEAD", "DELETE", "POST", "PUT", "PATCH"];

    /// <summary>GET (default), HEAD, DELETE, POST, PUT or PATCH. The last three send what the template leaves of the input as a JSON body.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>
    /// Address with <c>{field}</c> in path or query for members of the input, percent-encoded as they are filled in. In the query an array is repeated
    /// (<c>tag=a&amp;tag=b</c>) and an absent or null field takes its parameter away; in the path an array is joined with commas and every field is needed.
    /// Objects are filled in as JSON text. Required.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>Sent with each call, for example an API key of the service.</summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Default 30 s, up to 10 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest reply in bytes. Default 1 MiB, 1 to 64 MiB.</summary>
    public int MaxReplyBytes { get; set; } = 1 << 20;

    /// <summary>Every mistake, with the property it is in; empty when there is none.</summary>
    public IReadOnlyList<string> Validate(JsonSchema input)
    {
        var mistakes = new List<string>();
        Check(Methods.Contains(Method, StringComparer.OrdinalIgnoreCase), $"method: '{Method}' is none of {string.Join(", ", Methods)}.");
        CheckUrl(mistakes, input);
        Check(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromMinutes(10), "timeout: must be more than 0 and at most 10 minutes.");
        Check(MaxReplyBytes is >= 1 and <= 64 << 20, "maxReplyBytes: must be from 1 to 67108864.");
        return mistakes;

        void Check(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add(mistake);
            }
        }
    }

    private void CheckUrl(List<string> mistakes, JsonSchema input)
    {
        if (!Uri.TryCreate(Placeholder().Replace(Url, "x"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            mistakes.Add($"url: '{Url}' is no http or https address.");
            return;
        }

        var path = Url.IndexOf('/', Url.IndexOf("://", StringComparison.Ordinal) + 3);
        var origin = path < 0 ? Url : Url[..path];
        if (origin.Contains('{', StringComparison.Ordinal))
        {
            mistakes.Add("url: placeholders may stand in path and query alone; who calls must not choose the host.");
        }

        if (Placeholder().Replace(Url, "").AsSpan().IndexOfAny('{', '}') >= 0)
        {
            mistakes.Add("url: a brace has no partner; write fields as {name}, and %7B or %7D for a brace.");
        }

        var known = input.Source["properties"].AsObject;
        var unknown = Placeholder().Matches(Url).Select(match => match.Groups[1].Value).Where(name => known?.ContainsKey(name) != true).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var fields = known is null ? "none" : string.Join(", ", known.Select(member => member.Key));
            mistakes.Add($"url: {string.Join(", ", unknown.Select(name => $"{{{name}}}"))} {(unknown.Count == 1 ? "is" : "are")} not in the input schema, whose fields are: {fields}.");
        }
    }

    // Linear as it is: a name holds no brace. The non-backtracking engine would cost a node a fifth of its start.
    [GeneratedRegex(@"\{([^{}/?#&=]+)\}")]
    internal static partial Regex Placeholder();
}
