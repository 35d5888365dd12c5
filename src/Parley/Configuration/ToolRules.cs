using System.Text.RegularExpressions;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Configuration;

/// <summary>What must hold of a tool: one method for each kind.</summary>
internal static partial class ToolRules
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static IEnumerable<ConfigurationMistake> Check(string path, ToolOptions tool, JsonValue input, ParleyOptions options) => tool switch
    {
        HttpToolOptions http => Http(path, http, input),
        ModelToolOptions model => Model(path, model, options),
        AgentToolOptions { Url: null } => [new($"{path}.url", "is missing; write the other agent's URL, such as \"http://127.0.0.1:5080/agents/weather\".")],
        _ => [],
    };

    private static IEnumerable<ConfigurationMistake> Http(string path, HttpToolOptions tool, JsonValue input)
    {
        if (!Methods.Contains(tool.Method))
        {
            yield return new($"{path}.method", $"must be one of {string.Join(", ", Methods)} but is \"{tool.Method}\".");
        }

        if (string.IsNullOrWhiteSpace(tool.Url))
        {
            yield return new($"{path}.url", "is missing; write a URL such as \"http://127.0.0.1:7001/forecast?location={location}\".");
            yield break;
        }

        if (!Uri.TryCreate(Placeholder().Replace(tool.Url, "x"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new($"{path}.url", $"must be an absolute http or https URL but is \"{tool.Url}\".");
            yield break;
        }

        var authority = Authority().Match(tool.Url).Value;
        if (authority.Contains('{', StringComparison.Ordinal))
        {
            yield return new($"{path}.url", $"has a placeholder in \"{authority}\": a caller must not choose the host. Use placeholders in the path or the query.");
        }

        var properties = input["properties"].AsObject;
        foreach (var name in Placeholder().Matches(tool.Url).Select(match => match.Groups["name"].Value).Distinct().Where(name => properties?.ContainsKey(name) != true))
        {
            var nearest = NearestKey.Find(name, properties?.Select(property => property.Key) ?? []);
            yield return new($"{path}.url", $"{{{name}}} stands for no property of the skill's input{(nearest is null ? "" : $"; did you mean {{{nearest}}}")}.");
        }
    }

    private static IEnumerable<ConfigurationMistake> Model(string path, ModelToolOptions tool, ParleyOptions options)
    {
        if (string.IsNullOrWhiteSpace(tool.Prompt))
        {
            yield return new($"{path}.prompt", "is missing; tell the model what to do with the input.");
        }

        foreach (var mistake in tool.Model is null ? [] : AgentRules.CheckModel($"{path}.model", tool.Model, options))
        {
            yield return mistake;
        }
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[^:/?#]+://[^/?#]*")]
    private static partial Regex Authority();
}
