using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>A receiver's scenario with one skill or more.</summary>
public abstract class ReceiverScenario : Scenario
{
    protected abstract IReadOnlyList<Skill> Skills { get; }

    protected abstract TypedDocument Document_ { get; }

    public override ProgrammingSubject Subject
    {
        get
        {
            var agent = new Agent { Name = "bob", Description = "Works.", Skills = Skills };
            return new ReceiverSubject(agent, SkillFingerprint.Of(agent), Document_);
        }
    }

    public override JsonValue Expect(JsonValue @case)
    {
        var answers = @case["answers"];
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        var calls = new JsonObject();
        var reply = Handle(@case["request"], Call);
        return new JsonObject { ["calls"] = calls, ["reply"] = reply };

        JsonValue Call(string skill, JsonValue arguments)
        {
            var turn = turns.GetValueOrDefault(skill);
            turns[skill] = turn + 1;
            calls[skill] = turn == 0 ? arguments : new JsonArray([.. turn == 1 ? [calls[skill]] : calls[skill].AsArray!, arguments]);
            var answer = answers[skill];
            return answer.AsArray is { } several && several.Count > 0 ? several[turn % several.Count] : answer;
        }
    }

    protected abstract JsonValue Handle(JsonValue request, Func<string, JsonValue, JsonValue> call);

    protected static Skill Skill(string id, string description, string input, string output, SkillEffect effect = SkillEffect.None) => new()
    {
        Id = id,
        Description = description,
        Input = Schema(input),
        Output = Schema(output),
        Effect = effect,
        Visibility = SkillVisibility.Negotiated,
        Tool = new NeverRunTool(),
    };

    /// <summary>Verification must not run real tools.</summary>
    private sealed class NeverRunTool : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
            => throw new InvalidOperationException("A tool ran during verification.");
    }
}
