using Parley.Core.Documents;
using Parley.Core.Programming.Cases;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>A task's input becomes a request body. Of <c>send</c> the first request alone is looked at.</summary>
internal sealed class EncodeLeg(IRoutine routine, TypedDocument document, AgentTask task, RoutineLimits limits) : RoutineLeg(routine, limits)
{
    public static JsonPath Input { get; } = JsonPath.Root.Member("input");

    public override string Name => "encode";

    public override IReadOnlyList<LegPart> Sources { get; } = [new(Input, task.Input, task.Description)];

    public override IReadOnlyList<LegPart> Targets { get; } = [new(JsonPath.Root, document.Request, document.Document.Text)];

    public override string Describe(JsonValue @case) => $"encode({Input.Get(@case)})";

    public override async ValueTask<LegRun> RunAsync(JsonValue @case, CancellationToken cancellationToken)
    {
        var input = Input.Get(@case);
        if (!Has("encode"))
        {
            var first = new FirstRequest();
            var ended = await InvokeAsync("send", input, first, cancellationToken);
            return first.Body is { } body
                ? new LegRun(body, ProblemOf(ended with { Output = body, Error = null }, Targets[0]))
                : new LegRun(default, ended.Error is { } fault ? $"send {RoutineFault.Describe(fault)}" : "send ended without a request");
        }

        var result = await InvokeAsync("encode", input, IRoutineTools.None, cancellationToken);
        return result.Error is { } error
            ? new LegRun(default, $"it {RoutineFault.Describe(error)}")
            : new LegRun(result.Output, ProblemOf(result, Targets[0]));
    }

    /// <summary>Takes the first request and answers with a failure, which ends the routine.</summary>
    private sealed class FirstRequest : IRoutineTools
    {
        public JsonValue? Body { get; private set; }

        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
        {
            Body ??= arguments.DeepClone();
            return new(ToolAnswer.Failed("The exchange ends here."));
        }
    }
}
