using Parley.Protocol.Json;

namespace Parley.Core.Programming.Running;

/// <summary>Recognises a reply body that reports an error rather than a result.</summary>
internal static class ErrorReply
{
    private static readonly string[] FailureWords = ["error", "failure", "failed", "rejected", "refused"];

    /// <summary>The reason a reply gives for failing, or null when it is no error by its form.</summary>
    public static string? Reason(JsonValue reply)
    {
        var body = reply.AsString is { } text && JsonText.TryParse(text, out var parsed, out _) ? parsed : reply;
        if (body.AsObject is null)
        {
            return null;
        }

        var error = body["error"];
        if (!error.IsMissing && !error.IsNull && !(error.IsBoolean && !error.IsTrue))
        {
            return error.AsString ?? error["message"].AsString ?? body["message"].AsString ?? JsonText.Write(error);
        }

        return Refuses(body) ? body["message"].AsString ?? body["reason"].AsString ?? JsonText.Write(body) : null;
    }

    private static bool Refuses(JsonValue body)
        => (body["status"].AsString is { } status && FailureWords.Contains(status, StringComparer.OrdinalIgnoreCase))
            || (body["ok"].IsBoolean && !body["ok"].IsTrue)
            || (body["success"].IsBoolean && !body["success"].IsTrue);
}
