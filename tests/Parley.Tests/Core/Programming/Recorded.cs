using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming;

/// <summary>Records of exchanges that a model handled under a document.</summary>
public static class Recorded
{
    private static int _next;

    public static ExchangeRecord Sender(RoutineKey key, JsonValue input, JsonValue request, JsonValue reply, JsonValue output)
        => Record(key) with { Input = input, RequestBody = request, ReplyBody = reply, Output = output };

    public static ExchangeRecord Receiver(RoutineKey key, JsonValue request, JsonValue reply, params ToolCall[] calls)
        => Record(key) with { Input = request, Output = reply, ToolCalls = calls };

    private static ExchangeRecord Record(RoutineKey key) => new()
    {
        Id = $"recorded-{Interlocked.Increment(ref _next)}",
        Kind = RecordKind.Exchange,
        Side = key.Side,
        At = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
        Agent = key.Agent,
        Peer = "peer",
        Subject = key.Subject,
        Document = key.Document,
        Mode = Mode.Model,
    };
}
