using Parley.Core.Skills.Tools;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Configuration;

/// <summary>What must hold of a tool: one method for each kind.</summary>
internal static class ToolRules
{
    public static IEnumerable<ConfigurationMistake> Check(string path, ToolOptions tool, JsonValue input, ParleyOptions options) => tool switch
    {
        ToolOptions.Http http => Http(path, http.Call, input),
        ToolOptions.Model model => Model(path, model, options),
        ToolOptions.OtherAgent { Url: null } => [ConfigurationMistake.Missing($"{path}.url", "write the other agent's URL, such as \"http://127.0.0.1:5080/agents/weather\".")],
        _ => [],
    };

    /// <summary>What the tool says of its options, each mistake begun with the key it is in. Without a valid input schema nothing can be said.</summary>
    private static IEnumerable<ConfigurationMistake> Http(string path, HttpToolOptions call, JsonValue input)
        => JsonSchema.Compile(input).Schema is not { } schema ? [] : call.Validate(schema).Select(mistake =>
        {
            var colon = mistake.IndexOf(": ", StringComparison.Ordinal);
            return new ConfigurationMistake($"{path}.{mistake[..colon]}", mistake[(colon + 2)..]);
        });

    private static IEnumerable<ConfigurationMistake> Model(string path, ToolOptions.Model tool, ParleyOptions options)
    {
        if (string.IsNullOrWhiteSpace(tool.Prompt))
        {
            yield return ConfigurationMistake.Missing($"{path}.prompt", "tell the model what to do with the input.");
        }

        foreach (var mistake in tool.Name is null ? [] : AgentRules.CheckModel($"{path}.model", tool.Name, options))
        {
            yield return mistake;
        }
    }
}
