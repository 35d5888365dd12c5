using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Cli.ModelBench;

/// <summary>One thing that a model is tried at: a task in a caller's words, an agent whose skills fit it more or less, and the right answer to every question.</summary>
/// <param name="Tries">What the pair makes hard.</param>
/// <param name="Question">The input of an exchange, from a seeded source.</param>
/// <param name="Answer">The one right output for an input; it knows nothing of the skills.</param>
internal sealed record ModelTask(string Name, string Tries, AgentTask Task, IReadOnlyList<(string Id, SkillOptions Options)> Skills, Func<Random, JsonValue> Question, Func<JsonValue, JsonValue> Answer)
{
    public static AgentTask Wanted(string description, string input, string output)
        => new(description, JsonSchema.Compile(JsonText.Parse(input)).Schema!, JsonSchema.Compile(JsonText.Parse(output)).Schema!) { Effect = SkillEffect.None };

    public static (string Id, SkillOptions Options) Skill(string id, string description, string input, string output, Func<JsonValue, JsonValue> work) => (id, new SkillOptions
    {
        Description = description,
        Effect = SkillEffect.None,
        Visibility = SkillVisibility.Negotiated,
        Input = JsonText.Parse(input),
        Output = JsonText.Parse(output),
        Tool = new ToolOptions.Code(new PureTool(work)),
    });

    private sealed class PureTool(Func<JsonValue, JsonValue> work) : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
            => ValueTask.FromResult<Outcome<JsonValue>>(work(arguments));
    }
}
