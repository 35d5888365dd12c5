using Parley.Cli.Output;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Cli.Calling;

/// <summary>The caller's own task as a file: <c>{description, input, output}</c> with schemas, and <c>effect</c> where it is known.</summary>
internal static class TaskFile
{
    public static async Task<(AgentTask? Task, CommandOutcome? Error)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (json, error) = await InputFile.ReadJsonAsync(path, cancellationToken);
        if (json is not { } value)
        {
            return (null, error);
        }

        var mistakes = new List<string>();
        if (value["description"].AsString is not { Length: > 0 } description)
        {
            mistakes.Add("$.description: say in words what is to be done");
            description = "";
        }

        var input = Schema(value, "input", mistakes);
        var output = Schema(value, "output", mistakes);
        var effect = SkillEffect.Once;
        if (!value["effect"].IsMissing && !(Enum.TryParse(value["effect"].AsString, ignoreCase: true, out effect) && Enum.IsDefined(effect)))
        {
            mistakes.Add("$.effect: write none, idempotent or once");
        }

        return mistakes.Count == 0
            ? (new AgentTask(description, input!, output!) { Effect = effect }, null)
            : (null, CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidTask", $"{path} is no task: {string.Join("; ", mistakes)}."));
    }

    private static JsonSchema? Schema(JsonValue task, string name, List<string> mistakes)
    {
        if (task[name].IsMissing)
        {
            mistakes.Add($"$.{name}: a JSON Schema is missing");
            return null;
        }

        var compiled = JsonSchema.Compile(task[name]);
        mistakes.AddRange(compiled.Errors.Select(error => $"$.{name}: {error.Message} ({error.SchemaPath})"));
        return compiled.Schema;
    }
}
