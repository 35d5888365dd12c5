using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>
/// A compiled sender's routine with its document and task: bodies are checked before the routine sees them and after it made them.
/// <see cref="ParleyErrorCode.RoutineFailed"/> means that the routine is broken; <see cref="ParleyErrorCode.PeerFailed"/> that the reply is an error
/// which the routine read, and <see cref="ParleyErrorCode.ReplyBreaksSchema"/> that the peer broke the document. Only the first demotes.
/// </summary>
/// <param name="id">As in <see cref="RoutineRecord.Id"/>.</param>
public sealed class SenderRoutine(string id, IRoutine routine, TypedDocument document, AgentTask task, RoutineLimits limits)
{
    /// <summary>Which routine it is, should another take its place while it runs.</summary>
    public string Id { get; } = id;

    /// <summary>True for <c>send(input, send)</c>, false for <c>encode</c> and <c>decode</c>.</summary>
    public bool IsMultiround { get; } = !routine.Functions.Contains("encode");

    /// <summary>The request body for an input.</summary>
    public async ValueTask<Outcome<JsonValue>> EncodeAsync(JsonValue input, CancellationToken cancellationToken)
    {
        var result = await routine.InvokeAsync("encode", [input], IRoutineTools.None, limits, cancellationToken);
        if (result.Error is { } error)
        {
            return RoutineFault.Of("encode", error);
        }

        return document.RequestProblem(result.Output) is { } problem ? RoutineFault.Of("encode", $"the request body {problem}") : result.Output;
    }

    /// <summary>The task's output from a reply body.</summary>
    public async ValueTask<Outcome<JsonValue>> DecodeAsync(JsonValue reply, CancellationToken cancellationToken)
    {
        if (ReplyFault(reply) is { } fault)
        {
            return fault;
        }

        var result = await routine.InvokeAsync("decode", [reply], IRoutineTools.None, limits, cancellationToken);
        return Conclude("decode", result, reply);
    }

    /// <summary>Has the whole exchange run by a routine of more rounds. A failure of <paramref name="send"/> ends it with that failure.</summary>
    public async ValueTask<Outcome<JsonValue>> SendAsync(
        JsonValue input, Func<JsonValue, CancellationToken, ValueTask<Outcome<JsonValue>>> send, CancellationToken cancellationToken)
    {
        var rounds = new SendRounds(document, send);
        var result = await routine.InvokeAsync("send", [input], rounds, limits, cancellationToken);
        return rounds.Failure is { } failure ? failure : Conclude("send", result, rounds.LastReply);
    }

    internal static ParleyError? ReplyFault(TypedDocument document, JsonValue reply)
        => document.ReplyProblem(reply) is not { } problem ? null
            : ErrorReply.Reason(reply) is { } reason ? new ParleyError(ParleyErrorCode.PeerFailed, reason)
            : new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The reply {problem}");

    private ParleyError? ReplyFault(JsonValue reply) => ReplyFault(document, reply);

    private Outcome<JsonValue> Conclude(string function, RoutineResult result, JsonValue reply)
    {
        if (result.Error is { } error)
        {
            return IsPrescribed(error, reply) ? new ParleyError(ParleyErrorCode.PeerFailed, error.Message) : RoutineFault.Of(function, error);
        }

        return SchemaProblem.Of(task.Output, result.Output) is { } problem ? RoutineFault.Of(function, $"the output {problem}") : result.Output;
    }

    /// <summary>A routine that throws of its own accord has read an error; on a typed reply that looks like success it has lost its way.</summary>
    private bool IsPrescribed(RoutineError error, JsonValue reply)
        => error.Code == RoutineErrorCode.Thrown && error.Message.Length > 0 && (!document.IsTyped || ErrorReply.Reason(reply) is not null);
}
