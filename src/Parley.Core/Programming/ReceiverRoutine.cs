using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>
/// A compiled receiver's routine with its document. <see cref="ParleyErrorCode.RoutineFailed"/> means that the routine is broken;
/// <see cref="ParleyErrorCode.RequestBreaksSchema"/> and <see cref="ParleyErrorCode.ToolFailed"/> are others' failures and demote nothing.
/// </summary>
/// <param name="id">As in <see cref="RoutineRecord.Id"/>.</param>
public sealed class ReceiverRoutine(string id, IRoutine routine, TypedDocument document, RoutineLimits limits)
{
    /// <inheritdoc cref="SenderRoutine.Id"/>
    public string Id { get; } = id;

    /// <summary>The reply body for a request body. The tools check their own arguments.</summary>
    public ValueTask<Outcome<JsonValue>> HandleAsync(JsonValue request, IRoutineTools tools, CancellationToken cancellationToken)
    {
        if (document.RequestProblem(request) is { } broken)
        {
            return new(ParleyError.Public(ParleyErrorCode.RequestBreaksSchema, $"The request {broken}"));
        }

        var running = routine.InvokeAsync("handle", [request], tools, limits, cancellationToken);
        return running.IsCompletedSuccessfully ? new(Checked(running.Result)) : CheckedAsync(running);
    }

    private async ValueTask<Outcome<JsonValue>> CheckedAsync(ValueTask<RoutineResult> running) => Checked(await running);

    private Outcome<JsonValue> Checked(RoutineResult result)
    {
        if (result.Error is { } error)
        {
            return RoutineFault.Of("handle", error);
        }

        return document.ReplyProblem(result.Output) is { } problem ? RoutineFault.Of("handle", $"the reply body {problem}") : result.Output;
    }
}
