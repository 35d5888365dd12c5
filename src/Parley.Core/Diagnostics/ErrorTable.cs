using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Diagnostics;

/// <summary>The one table from error code to the wires.</summary>
public static class ErrorTable
{
    /// <param name="HttpStatus">Used where the dialect reports errors by HTTP status (draft standard) and by the node's own endpoints.</param>
    /// <param name="Status">The status of an Agora reply.</param>
    /// <param name="StandardWords">What a peer is told when the error has no public message.</param>
    public sealed record Row(int HttpStatus, AgoraStatus Status, string StandardWords);

    /// <summary>The body of an error outside an Agora exchange: the words under both names that peers read.</summary>
    public static JsonObject Body(ParleyError error)
        => new() { { "status", "error" }, { "error", error.WireMessage }, { "message", error.WireMessage }, { "code", error.Code.ToString() } };

    /// <summary>The row of a code; codes without one of their own are HTTP 500 and say nothing.</summary>
    public static Row Of(ParleyErrorCode code) => code switch
    {
        ParleyErrorCode.InvalidJson => new(400, AgoraStatus.Failure, "The body is not valid JSON."),
        ParleyErrorCode.InvalidRequest => new(400, AgoraStatus.Failure, "The request is not a valid Agora message."),
        ParleyErrorCode.InvalidInput => new(400, AgoraStatus.Failure, "The input is not valid."),
        ParleyErrorCode.InvalidConfiguration => new(500, AgoraStatus.Failure, "This agent is not configured correctly."),
        ParleyErrorCode.UnknownAgent => new(404, AgoraStatus.Failure, "There is no such agent here."),
        ParleyErrorCode.UnknownSkill => new(404, AgoraStatus.Failure, "This agent has no such skill."),
        ParleyErrorCode.UnknownDocument => new(200, AgoraStatus.Failure, "The protocol document could not be found; send a source for it."),
        ParleyErrorCode.UnknownConversation => new(404, AgoraStatus.Failure, "Conversation not found."),
        ParleyErrorCode.HashMismatch => new(200, AgoraStatus.Failure, "The source's text does not have the hash of the protocol document."),
        ParleyErrorCode.HashCollision => new(200, AgoraStatus.Failure, "Another text is already known under this hash."),
        ParleyErrorCode.UnsuitableDocument => new(200, AgoraStatus.Rejected, "The protocol document is not suitable for this agent."),
        ParleyErrorCode.UnsuitableTask => new(200, AgoraStatus.Failure, "This agent can't do that."),
        ParleyErrorCode.RequestBreaksSchema => new(200, AgoraStatus.Failure, "The request does not follow the protocol document."),
        ParleyErrorCode.BudgetExceeded => new(429, AgoraStatus.Failure, "This agent's budget for this caller is spent; try again later."),
        ParleyErrorCode.Timeout or ParleyErrorCode.ModelTimeout => new(504, AgoraStatus.Failure, "The agent did not finish in time; try again."),
        ParleyErrorCode.TooLarge => new(413, AgoraStatus.Failure, "The message is too large."),
        ParleyErrorCode.TooManyRequests => new(429, AgoraStatus.Failure, "Too many requests; try again later."),
        ParleyErrorCode.ModelUnavailable or ParleyErrorCode.ModelRateLimited => new(503, AgoraStatus.Failure, "The agent can't answer right now; try again later."),
        ParleyErrorCode.Indeterminate => new(200, AgoraStatus.Failure, "It is not known whether the work was done; ask the agent's owner before you repeat it."),
        _ => new(500, AgoraStatus.Failure, "The agent could not handle the request."),
    };
}
