using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The demo's two endpoints around a negotiation: <c>GET /requiresNegotiation</c> and <c>POST /registerNegotiatedProtocol</c>.</summary>
public static class NegotiationMessages
{
    public static byte[] WriteRequiresNegotiation(bool required) => throw new NotImplementedException();

    public static bool TryReadRequiresNegotiation(ReadOnlySpan<byte> utf8, JsonLimits limits, out bool required, [NotNullWhen(false)] out string? error)
        => throw new NotImplementedException();

    public static byte[] WriteRegistration(DocumentOffer document) => throw new NotImplementedException();

    public static bool TryReadRegistration(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out DocumentOffer? document, [NotNullWhen(false)] out AgoraFault? fault)
        => throw new NotImplementedException();
}
