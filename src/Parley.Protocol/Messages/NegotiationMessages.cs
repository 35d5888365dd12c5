using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The demo's two endpoints around a negotiation: <c>GET /requiresNegotiation</c> and <c>POST /registerNegotiatedProtocol</c>.</summary>
public static class NegotiationMessages
{
    /// <summary>The demo's answer to whether it wants to negotiate.</summary>
    public static byte[] WriteRequiresNegotiation(bool required) => JsonText.WriteUtf8(new JsonObject
    {
        [AgoraFields.Status] = AgoraFields.Success,
        [AgoraFields.RequiresNegotiation] = required,
    });

    /// <summary>Reads that answer; false with the reason when it is something else.</summary>
    public static bool TryReadRequiresNegotiation(ReadOnlySpan<byte> utf8, JsonLimits limits, out bool required, [NotNullWhen(false)] out string? error)
    {
        required = false;
        if (!CardFields.TryParse(utf8, limits, "peer's answer", out var members, out error))
        {
            return false;
        }

        var answer = members[AgoraFields.RequiresNegotiation];
        required = answer.IsTrue;
        error = answer.IsBoolean ? null : $"\"{AgoraFields.RequiresNegotiation}\" is {AgoraFaults.Describe(answer)}; it should be true or false.";
        return error is null;
    }

    /// <summary>The demo's message that tells of a document that was negotiated.</summary>
    public static byte[] WriteRegistration(DocumentOffer document) => JsonText.WriteUtf8(SourceList.WriteOffer(document, AgoraDialect.Demo));

    /// <summary>Reads which document the caller says was agreed. Whether it was, and whether its text has that hash, is for the node to check.</summary>
    public static bool TryReadRegistration(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out DocumentOffer? document, [NotNullWhen(false)] out AgoraFault? fault)
    {
        document = null;
        if (!AgoraFaults.TryParseObject(utf8, limits, out var members, out fault))
        {
            fault = fault with { Dialect = AgoraDialect.Demo };
            return false;
        }

        if (!DocumentHash.TryParse(members[AgoraFields.ProtocolHash].AsString, out var hash))
        {
            fault = AgoraFaults.Wrong(AgoraFields.ProtocolHash, "is no hash; send the document's SHA-1 as 28 characters of Base64", AgoraDialect.Demo);
            return false;
        }

        if (!SourceList.TryRead(members[AgoraFields.ProtocolSources], out var sources, out var problem))
        {
            fault = AgoraFaults.Wrong(AgoraFields.ProtocolSources, problem, AgoraDialect.Demo);
            return false;
        }

        document = new DocumentOffer(hash, sources);
        return true;
    }
}
