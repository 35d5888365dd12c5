using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads a reply in any dialect, whatever its label says: demo peers send JSON as <c>text/html</c>.</summary>
public static class AgoraReplyReader
{
    /// <summary>Fails only on what is no reply at all, such as an HTML error page; a refusal or an error is a reply.</summary>
    /// <param name="sent">What it answers; a demo peer nests the reply to a negotiation in the body.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, int httpStatus, string? contentType, AgoraRequest? sent, JsonLimits limits, [NotNullWhen(true)] out AgoraReply? reply, [NotNullWhen(false)] out AgoraFault? fault)
    {
        reply = null;
        if (utf8.Length > limits.MaxBytes)
        {
            fault = new AgoraFault(AgoraFaultCode.TooLarge, $"The peer's reply has {utf8.Length} bytes; at most {limits.MaxBytes} are read.");
            return false;
        }

        if (!JsonText.TryParse(utf8, limits, out var value, out var error))
        {
            fault = NoReply(httpStatus, $"{contentType ?? "no content type"}, which is not JSON", error);
            return false;
        }

        if (value[AgoraFields.Status].AsString is not { } status)
        {
            fault = NoReply(httpStatus, "JSON that has no \"status\"", null);
            return false;
        }

        fault = null;
        reply = new ReplyFields(value.AsObject!, sent, limits).ToReply(status) with { HttpStatus = httpStatus };
        return true;
    }

    private static AgoraFault NoReply(int httpStatus, string what, string? detail)
    {
        if (httpStatus is >= 200 and < 300)
        {
            var code = detail is null ? AgoraFaultCode.NotAMessage : AgoraFaultCode.MalformedJson;
            return new AgoraFault(code, $"The peer answered with {what}. {detail ?? "An Agora reply is a JSON object with \"status\" and \"body\"."}");
        }

        var advice = httpStatus switch
        {
            404 or 405 => "Check the URL: no Agora agent answers there.",
            401 or 403 => "The peer wants credentials.",
            429 or 503 => "The peer is busy; try again later.",
            >= 300 and < 400 => "The peer has moved; use the new URL.",
            _ => "The fault is the peer's.",
        };
        return new AgoraFault(AgoraFaultCode.HttpError, $"The peer answered HTTP {httpStatus} with {what}. {advice}");
    }
}
