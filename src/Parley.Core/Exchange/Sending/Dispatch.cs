using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>One exchange on its way out, while it is worked on: what was sent, what came back, which rungs broke.</summary>
public sealed class Dispatch(string exchangeId, string agent, PeerProfile peer, AgentTask task, JsonValue input, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _at = time.GetUtcNow();
    private readonly List<StepDown> _stepDowns = [];

    /// <summary>The same on both sides.</summary>
    public string ExchangeId => exchangeId;

    /// <summary>Name of the agent that asks.</summary>
    public string Agent => agent;

    /// <summary>Who is asked.</summary>
    public PeerProfile Peer => peer;

    /// <summary>What is wanted.</summary>
    public AgentTask Task => task;

    /// <summary>Follows the task's input schema.</summary>
    public JsonValue Input => input;

    /// <summary>Model calls so far.</summary>
    public ModelBill Bill { get; init; } = new();

    /// <summary>The rung that is tried.</summary>
    public Mode Mode { get; set; } = Mode.Language;

    /// <summary>The document of that rung; null in plain language.</summary>
    public DocumentHash? Document { get; set; }

    /// <summary>The last body that was sent.</summary>
    public JsonValue RequestBody { get; set; }

    /// <summary>The last reply; a lower rung reads it rather than send again.</summary>
    public AgoraReply? Reply { get; set; }

    /// <summary>True once the peer may have done the work: from the first body sent until a refusal that proves the contrary.</summary>
    public bool MayHaveRun { get; set; }

    /// <summary>The document that the peer refused in this exchange.</summary>
    public DocumentHash? Refused { get; set; }

    /// <summary>Whether a reply asked for a protocol document.</summary>
    public bool PeerAsksToNegotiate { get; set; }

    /// <summary>The exchange that this one serves, when a tool calls on.</summary>
    public ExchangeContext? Parent { get; init; }

    /// <summary>The demo's tracing id, passed on from the exchange that this one serves.</summary>
    public string? QueryId => Parent?.QueryId;

    /// <summary>Whether the work may be asked for a second time within this exchange.</summary>
    public bool MaySendAgain => !MayHaveRun || task.Effect != SkillEffect.Once;

    /// <summary>Remembers that a rung broke.</summary>
    public void StepDown(Mode from, Mode to, string cause) => _stepDowns.Add(new StepDown(from, to, cause));

    /// <summary>The record of how it ended.</summary>
    public ExchangeRecord ToRecord(Outcome<JsonValue> outcome) => new()
    {
        Id = exchangeId,
        Kind = RecordKind.Exchange,
        Side = Side.Sender,
        At = _at,
        Duration = time.GetElapsedTime(_start),
        Agent = agent,
        Peer = peer.Key,
        Subject = task.Key,
        Effect = task.Effect,
        Document = Document,
        Mode = Mode,
        PeerMode = Enum.TryParse<Mode>(Reply?.Usage?.Mode, ignoreCase: true, out var peerMode) && Enum.IsDefined(peerMode) ? peerMode : null,
        Error = outcome.Error?.ToString(),
        Input = input.DeepClone(),
        Output = outcome.Succeeded ? outcome.Value.DeepClone() : default,
        RequestBody = RequestBody.DeepClone(),
        ReplyBody = Reply?.Body.DeepClone() ?? default,
        ModelCalls = Bill.Calls,
        StepDowns = [.. _stepDowns],
        ParentId = Parent?.ExchangeId,
        QueryId = QueryId,
    };
}
