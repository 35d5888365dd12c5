namespace Parley.Core.Diagnostics;

/// <summary>Every way in which something can go wrong without being a bug. <see cref="ErrorTable"/> maps each to the wire and to HTTP.</summary>
public enum ParleyErrorCode
{
    /// <summary>The body is no JSON, or breaks the limits of the reader.</summary>
    InvalidJson,

    /// <summary>The message is no request in any dialect, or a web page sent it.</summary>
    InvalidRequest,

    /// <summary>The input doesn't follow the schema of the task or the skill.</summary>
    InvalidInput,

    /// <summary>Options are wrong; the message says which and what to write.</summary>
    InvalidConfiguration,

    /// <summary>No agent of this name, or none at this URL.</summary>
    UnknownAgent,

    /// <summary>The agent has no such skill, or doesn't show its schemas.</summary>
    UnknownSkill,

    /// <summary>No source gave the protocol document.</summary>
    UnknownDocument,

    /// <summary>The conversation has expired, was ended, or is another caller's.</summary>
    UnknownConversation,

    /// <summary>The text from a source doesn't have the hash that it was named by.</summary>
    HashMismatch,

    /// <summary>Two texts have the same SHA-1.</summary>
    HashCollision,

    /// <summary>The agent doesn't take part in this protocol document; nothing was done.</summary>
    UnsuitableDocument,

    /// <summary>The agent can't do the task; nothing was done.</summary>
    UnsuitableTask,

    /// <summary>The request doesn't follow the document's request schema.</summary>
    RequestBreaksSchema,

    /// <summary>The reply doesn't follow the document's reply schema or the task's output schema.</summary>
    ReplyBreaksSchema,

    /// <summary>A routine threw or hit one of its limits.</summary>
    RoutineFailed,

    /// <summary>A routine hit one of its limits.</summary>
    RoutineLimit,

    /// <summary>What stands behind a skill failed.</summary>
    ToolFailed,

    /// <summary>The model's endpoint can't be reached or refuses.</summary>
    ModelUnavailable,

    /// <summary>The endpoint asks to wait, longer than the node does.</summary>
    ModelRateLimited,

    /// <summary>The model took longer than its options allow.</summary>
    ModelTimeout,

    /// <summary>The model's answer can't be read as what was asked for.</summary>
    ModelNonsense,

    /// <summary>No document was agreed on within the allowed turns.</summary>
    NegotiationFailed,

    /// <summary>No connection; the message did not arrive.</summary>
    PeerUnreachable,

    /// <summary>The peer reports a failure, or the connection broke: the work may be done.</summary>
    PeerFailed,

    /// <summary>What the peer answered is no reply in any dialect.</summary>
    PeerNonsense,

    /// <summary>The fetch guard doesn't allow the address.</summary>
    FetchRefused,

    /// <summary>No outcome in time; the work may be done.</summary>
    Timeout,

    /// <summary>A message is longer than the limit that it meets.</summary>
    TooLarge,

    /// <summary>The caller sends more than it may.</summary>
    TooManyRequests,

    /// <summary>What the owner allows to be spent is spent.</summary>
    BudgetExceeded,

    /// <summary>Another process owns the store.</summary>
    StoreLocked,

    /// <summary>The store was written by a newer version.</summary>
    StoreNewer,

    /// <summary>The store can't be read or written.</summary>
    StoreFailed,

    /// <summary>Something else listens at the node's port.</summary>
    PortInUse,

    /// <summary>A <c>Once</c> skill may have run, and nobody can know; it is not run again.</summary>
    Indeterminate,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>A bug, of the node or of the user's code.</summary>
    Internal,
}
