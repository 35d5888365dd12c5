using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>What a peer's failure means for the exchange.</summary>
internal static class PeerErrors
{
    // The library's third is what it says of a document without front matter.
    private static readonly string[] UnknownWords = ["Failed to download protocol", "No valid protocol source provided", "'NoneType' object has no attribute 'read'"];

    /// <summary>The peer doesn't take the document; nothing ran.</summary>
    public static bool IsRefusal(AgoraReply reply)
        => reply.Status == AgoraStatus.Rejected || Code(reply) is ParleyErrorCode.UnsuitableDocument or ParleyErrorCode.HashCollision or ParleyErrorCode.HashMismatch || IsUnknownDocument(reply);

    /// <summary>A Parley node says so by its code, the library and the demo by their words.</summary>
    public static bool IsUnknownDocument(AgoraReply reply)
        => Code(reply) is ParleyErrorCode.UnknownDocument
           || (reply.Status != AgoraStatus.Success && reply.Error is { } error && UnknownWords.Any(words => error.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Another rung would meet the same failure: the work itself failed, or the peer has no room for it.</summary>
    public static bool IsFinal(AgoraReply reply) => Code(reply) is { } code && code is not (ParleyErrorCode.RequestBreaksSchema or ParleyErrorCode.Internal or ParleyErrorCode.RoutineFailed or ParleyErrorCode.RoutineLimit or ParleyErrorCode.ReplyBreaksSchema);

    /// <summary>The peer turned the request away before it did anything.</summary>
    public static bool RanNothing(AgoraReply reply)
        => Code(reply) is ParleyErrorCode.RequestBreaksSchema or ParleyErrorCode.InvalidRequest or ParleyErrorCode.InvalidJson or ParleyErrorCode.TooLarge or ParleyErrorCode.TooManyRequests;

    /// <summary>What is left to say when the peer may have done the work and no rung may ask for it again.</summary>
    public static ParleyError NotTwice(Dispatch dispatch)
        => new(ParleyErrorCode.Indeterminate, $"{dispatch.Peer.Key} failed after the request had reached it, and the task must not be done twice.");

    /// <summary>A node that failed by itself, rather than its agent, can't say what it had done by then.</summary>
    private static bool LeavesOpen(AgoraReply reply) => Code(reply) switch
    {
        ParleyErrorCode.Indeterminate => true,
        ParleyErrorCode.Internal or ParleyErrorCode.Timeout or ParleyErrorCode.Cancelled or ParleyErrorCode.StoreFailed or ParleyErrorCode.StoreLocked => true,
        null => reply.HttpStatus >= 500,
        _ => false,
    };

    public static ParleyError OfReply(Dispatch dispatch, AgoraReply reply)
        => Code(reply) == ParleyErrorCode.Indeterminate || (dispatch.Task.Effect == SkillEffect.Once && LeavesOpen(reply))
            ? new ParleyError(ParleyErrorCode.Indeterminate, $"{dispatch.Peer.Key}: {reply.Error}")
            : new ParleyError(ParleyErrorCode.PeerFailed, $"{dispatch.Peer.Key} reports: {reply.Error ?? "no reason given"}");

    /// <summary>Silence after a message that may have arrived leaves open whether the work was done.</summary>
    public static ParleyError OfTransport(Dispatch dispatch, ParleyError error)
        => dispatch.Task.Effect == SkillEffect.Once && error.Code != ParleyErrorCode.PeerUnreachable
            ? new ParleyError(ParleyErrorCode.Indeterminate, $"It is not known whether {dispatch.Peer.Key} did the work: {error.Message}")
            : error;

    private static ParleyErrorCode? Code(AgoraReply reply)
        => Enum.TryParse<ParleyErrorCode>(reply.Extensions["code"].AsString, out var code) && Enum.IsDefined(code) ? code : null;
}
