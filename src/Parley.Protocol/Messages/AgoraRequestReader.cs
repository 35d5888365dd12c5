using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads a request in any dialect and tells which one it is.</summary>
public static class AgoraRequestReader
{
    /// <summary>Reads the body of a <c>POST</c> to an agent. The fault's text says what to send instead.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out AgoraRequest? request, [NotNullWhen(false)] out AgoraFault? fault)
    {
        fault = null;
        if (PlainRequestReader.TryRead(utf8, limits, out request))
        {
            return true;
        }

        if (!AgoraFaults.TryParseObject(utf8, limits, out var members, out fault))
        {
            return false;
        }

        var fields = new RequestFields(members, limits);
        fault = fields.ReadHash() ?? fields.ReadSources() ?? fields.ReadBody() ?? fields.ReadMultiround();
        request = fault is null ? fields.ToRequest() : null;
        return request is not null;
    }

    /// <summary>
    /// Reads the body of a <c>POST</c> to <c>…/conversations/{id}</c>: only <c>body</c> matters. The library repeats every field, the draft standard
    /// forbids <c>protocolHash</c>; both are read.
    /// </summary>
    /// <param name="dialect">The dialect the conversation was opened in.</param>
    public static bool TryReadFollowUp(ReadOnlySpan<byte> utf8, string conversationId, AgoraDialect dialect, JsonLimits limits, [NotNullWhen(true)] out AgoraRequest? request, [NotNullWhen(false)] out AgoraFault? fault)
    {
        request = null;
        if (!AgoraFaults.TryParseObject(utf8, limits, out var members, out fault))
        {
            fault = fault with { Dialect = dialect };
            return false;
        }

        var fields = new RequestFields(members, limits, dialect);
        fault = fields.ReadBody();
        if (fault is not null)
        {
            return false;
        }

        // What the rest repeats was settled by the first message; where it is wrong it is ignored, not refused.
        _ = fields.ReadHash() ?? fields.ReadSources() ?? fields.ReadMultiround();
        request = fields.ToRequest() with { ConversationId = conversationId, Multiround = true };
        return true;
    }
}
