using System.Text;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>
/// The demo's way to hold a conversation: the body of a negotiation, both ways, is the JSON text of <c>{"body", "conversationId"?}</c>.
/// </summary>
internal static class NestedNegotiation
{
    /// <summary>The inner object when the body has this form, null when it is plain text.</summary>
    public static JsonObject? Open(JsonValue body, JsonLimits limits)
    {
        var inner = body.AsObject;
        if (body.AsString is { } text && text.AsSpan().TrimStart().StartsWith("{"))
        {
            inner = JsonText.TryParse(Encoding.UTF8.GetBytes(text), limits, out var value, out _) ? value.AsObject : null;
        }

        return inner is not null && inner.ContainsKey(AgoraFields.Body) ? inner : null;
    }

    public static string Close(JsonValue body, string? conversationId)
    {
        var inner = new JsonObject { [AgoraFields.Body] = AgoraFields.AsText(body) };
        if (conversationId is not null)
        {
            inner[AgoraFields.ConversationId] = conversationId;
        }

        return JsonText.Write(inner);
    }
}
