using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The one append-only record of an exchange, or of work for a climb. Costs, the replay corpus and traces are projections of it.</summary>
public sealed record ExchangeRecord
{
    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    public required Side Side { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimeSpan Duration { get; init; }

    public required string Agent { get; init; }

    /// <summary>The other agent's URL, or what the listener says of a caller.</summary>
    public required string Peer { get; init; }

    /// <summary>Sender: the task's key. Receiver: the skill's id, or empty when none was found.</summary>
    public required string Subject { get; init; }

    public SkillEffect Effect { get; init; }

    public DocumentHash? Document { get; init; }

    public required Mode Mode { get; init; }

    /// <summary>What the peer reported of itself; never verified.</summary>
    public Mode? PeerMode { get; init; }

    /// <summary>Null when the exchange succeeded; otherwise the error's code and message.</summary>
    public string? Error { get; init; }

    /// <summary>Sender: the task's input. Receiver: the request body.</summary>
    public JsonValue Input { get; init; }

    /// <summary>Sender: the task's output. Receiver: the reply body.</summary>
    public JsonValue Output { get; init; }

    /// <summary>Sender: the body that was sent, and the reply's body. Missing on the receiver.</summary>
    public JsonValue RequestBody { get; init; }

    public JsonValue ReplyBody { get; init; }

    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    public IReadOnlyList<ModelCall> ModelCalls { get; init; } = [];

    public IReadOnlyList<StepDown> StepDowns { get; init; } = [];

    public string? ParentId { get; init; }

    public string? QueryId { get; init; }

    public decimal Cost => ModelCalls.Sum(call => call.Cost);
}
