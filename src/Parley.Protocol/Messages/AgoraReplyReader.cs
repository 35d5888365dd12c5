using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads a reply in any dialect, whatever its label says: demo peers send JSON as <c>text/html</c>.</summary>
public static class AgoraReplyReader
{
    /// <summary>Fails only on what is no reply at all, such as an HTML error page; a refusal or an error is a reply.</summary>
    /// <param name="sent">What it answers; a demo peer nests the reply to a negotiation in the body.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, int httpStatus, string? contentType, AgoraRequest? sent, JsonLimits limits, [NotNullWhen(true)] out AgoraReply? reply, [NotNullWhen(false)] out AgoraFault? fault)
        => throw new NotImplementedException();
}
