using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Running;

/// <summary>The host function behind <c>send</c>: checks each body that leaves and each that comes back, and remembers what went wrong.</summary>
internal sealed class SendRounds(TypedDocument document, Func<JsonValue, CancellationToken, ValueTask<Outcome<JsonValue>>> send) : IRoutineTools
{
    /// <summary>A peer or a routine that never ends is stopped here.</summary>
    public const int MaxRounds = 32;

    public ParleyError? Failure { get; private set; }

    public JsonValue LastReply { get; private set; }

    public int Rounds { get; private set; }

    public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (Failure is not null || ++Rounds > MaxRounds)
        {
            return Fail(Failure ?? RoutineFault.Of("send", $"it sent more than {MaxRounds} requests"));
        }

        if (document.RequestProblem(arguments) is { } problem)
        {
            return Fail(RoutineFault.Of("send", $"the request body {problem}"));
        }

        var answer = await send(arguments, cancellationToken);
        if (!answer.TryGet(out var reply, out var error))
        {
            return Fail(error);
        }

        LastReply = reply;
        return SenderRoutine.ReplyFault(document, reply) is { } fault ? Fail(fault) : ToolAnswer.Of(reply);
    }

    private ToolAnswer Fail(ParleyError error)
    {
        Failure = error;
        return ToolAnswer.Failed(error.Message);
    }
}
