using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads a request in any dialect and tells which one it is.</summary>
public static class AgoraRequestReader
{
    /// <summary>Reads the body of a <c>POST</c> to an agent. The fault's text says what to send instead.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out AgoraRequest? request, [NotNullWhen(false)] out AgoraFault? fault)
        => throw new NotImplementedException();

    /// <summary>
    /// Reads the body of a <c>POST</c> to <c>…/conversations/{id}</c>: only <c>body</c> matters. The library repeats every field, the draft standard
    /// forbids <c>protocolHash</c>; both are read.
    /// </summary>
    /// <param name="dialect">The dialect the conversation was opened in.</param>
    public static bool TryReadFollowUp(ReadOnlySpan<byte> utf8, string conversationId, AgoraDialect dialect, JsonLimits limits, [NotNullWhen(true)] out AgoraRequest? request, [NotNullWhen(false)] out AgoraFault? fault)
        => throw new NotImplementedException();
}
