using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Skills.Tools;

/// <summary>An agent with one skill of each effect, whose tool is scripted, and the parts around it.</summary>
internal static class ToolKit
{
    public static ExchangeContext Context { get; } = new() { ExchangeId = "e1", Agent = "bob", Caller = "http://alice", Deadline = DateTimeOffset.UnixEpoch };

    public static JsonSchema Schema(string json) => JsonSchema.Compile(JsonText.Parse(json)).Schema!;

    public static Agent Agent(ScriptedTool tool) => new()
    {
        Name = "bob",
        Description = "Test.",
        Skills = [.. Enum.GetValues<SkillEffect>().Select(effect => new Skill
        {
            Id = effect.ToString().ToLowerInvariant(),
            Description = "Test.",
            Input = Schema("""{"type":"object","properties":{"n":{"type":"number"}},"required":["n"]}"""),
            Output = Schema("""{"type":"number"}"""),
            Effect = effect,
            Tool = tool,
        })],
    };

    public static JsonValue Number(double n) => new JsonObject { ["n"] = n };
}

/// <summary>Counts its runs and answers with a double of its input, or as scripted.</summary>
internal sealed class ScriptedTool : ITool
{
    public int Runs { get; private set; }

    public Func<JsonValue, Outcome<JsonValue>> Answer { get; set; } = arguments => (JsonValue)(arguments["n"].AsNumber * 2);

    public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        Runs++;
        return ValueTask.FromResult(Answer(arguments));
    }
}
