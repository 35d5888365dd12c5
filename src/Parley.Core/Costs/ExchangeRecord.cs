using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The one append-only record of an exchange, or of work for a climb. Costs, the replay corpus and traces are projections of it.</summary>
public sealed record ExchangeRecord
{
    /// <summary>The exchange's id, the same on both sides; a climb has one of its own.</summary>
    public required string Id { get; init; }

    /// <summary>What the costs were for.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Which side this node was on.</summary>
    public required Side Side { get; init; }

    /// <summary>When it began, by the node's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From the first line of code to the outcome.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Name of the agent of this node that took part.</summary>
    public required string Agent { get; init; }

    /// <summary>The other agent's URL, or what the listener says of a caller.</summary>
    public required string Peer { get; init; }

    /// <summary>Sender: the task's key. Receiver: the skill's id, or empty when none was found.</summary>
    public required string Subject { get; init; }

    /// <summary>What a second run would have done.</summary>
    public SkillEffect Effect { get; init; }

    /// <summary>The protocol document that was used; null in plain language.</summary>
    public DocumentHash? Document { get; init; }

    /// <summary>How this side handled the exchange.</summary>
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

    /// <summary>The reply's body as it came. Missing on the receiver.</summary>
    public JsonValue ReplyBody { get; init; }

    /// <summary>Tools that were run, in order. Empty on the sender.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Model calls of this side, in order, with their tokens and prices.</summary>
    public IReadOnlyList<ModelCall> ModelCalls { get; init; } = [];

    /// <summary>Rungs that broke on the way, in order, each with its cause.</summary>
    public IReadOnlyList<StepDown> StepDowns { get; init; } = [];

    /// <summary>The exchange that this one served, when a tool called on; else null.</summary>
    public string? ParentId { get; init; }

    /// <summary>The paper demo's tracing id; null when the caller sent none.</summary>
    public string? QueryId { get; init; }

    /// <summary>Sum over the model calls of this side, in the currency of their prices.</summary>
    public decimal Cost => ModelCalls.Sum(call => call.Cost);
}
