using Parley.Core.Documents;
using Parley.Core.Programming.Cases;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>A reply body becomes the task's output, or an error that the reply reports.</summary>
/// <param name="input">What <c>send</c> is given; every round is answered with the case's reply.</param>
internal sealed class DecodeLeg(IRoutine routine, TypedDocument document, AgentTask task, RoutineLimits limits, JsonValue input) : RoutineLeg(routine, limits)
{
    public static JsonPath Reply { get; } = JsonPath.Root.Member("reply");

    public override string Name => "decode";

    public override IReadOnlyList<LegPart> Sources { get; } = [new(Reply, document.Reply, document.Document.Text)];

    public override IReadOnlyList<LegPart> Targets { get; } = [new(JsonPath.Root, task.Output, task.Description)];

    public override string Describe(JsonValue @case) => $"decode({Reply.Get(@case)})";

    public override async ValueTask<LegRun> RunAsync(JsonValue @case, CancellationToken cancellationToken)
    {
        var reply = Reply.Get(@case);
        var result = Has("decode")
            ? await InvokeAsync("decode", reply, IRoutineTools.None, cancellationToken)
            : await InvokeAsync("send", input, new SameReply(reply), cancellationToken);
        if (result.Error is not { } error)
        {
            return new LegRun(result.Output, ProblemOf(result, Targets[0]));
        }

        return error.Code == RoutineErrorCode.Thrown && (!document.IsTyped || ErrorReply.Reason(reply) is not null)
            ? new LegRun(new JsonObject { ["error"] = error.Message }, null)
            : new LegRun(default, $"it {RoutineFault.Describe(error)}");
    }

    private sealed class SameReply(JsonValue reply) : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => new(ToolAnswer.Of(reply.DeepClone()));
    }
}
