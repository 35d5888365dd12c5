using System.Text.RegularExpressions;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Configuration;

/// <summary>What must hold of a skill.</summary>
internal static partial class SkillRules
{
    private const int MaxSchemaMistakes = 3;

    public static IEnumerable<ConfigurationMistake> Check(string path, string id, SkillOptions skill, ParleyOptions options)
    {
        if (!Identifier().IsMatch(id))
        {
            yield return new(path, $"\"{id}\" is no skill's id: routines call it by that name, so it must be a JavaScript identifier such as \"getForecast\".");
        }

        if (string.IsNullOrWhiteSpace(skill.Description))
        {
            yield return ConfigurationMistake.Missing($"{path}.description", "say in a sentence what the skill does, other agents read it.");
        }

        foreach (var mistake in CheckSchema($"{path}.input", skill.Input).Concat(CheckSchema($"{path}.output", skill.Output)))
        {
            yield return mistake;
        }

        if (skill.Tool is null)
        {
            yield return ConfigurationMistake.Missing($"{path}.tool", "write what does the work, such as { \"kind\": \"http\", \"url\": \"http://127.0.0.1:7001/forecast?location={location}\" }.");
            yield break;
        }

        foreach (var mistake in ToolRules.Check($"{path}.tool", skill.Tool, skill.Input, options))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckSchema(string path, JsonValue schema)
    {
        if (schema.IsMissing)
        {
            return [ConfigurationMistake.Missing(path, "write a JSON Schema such as { \"type\": \"object\", \"properties\": { … } }.")];
        }

        return JsonSchema.Compile(schema).Errors.Take(MaxSchemaMistakes).Select(error => new ConfigurationMistake(path, $"is no valid JSON Schema: {error.SchemaPath} {error.Message}."));
    }

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$]{0,63}$")]
    private static partial Regex Identifier();
}
