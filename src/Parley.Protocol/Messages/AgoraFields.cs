using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The names of fields and fixed words on the wire, and how fields that are not known are kept.</summary>
internal static class AgoraFields
{
    public const string ProtocolHash = "protocolHash";
    public const string ProtocolSources = "protocolSources";
    public const string Body = "body";
    public const string Multiround = "multiround";
    public const string QueryId = "queryId";
    public const string Status = "status";
    public const string Error = "error";
    public const string Message = "message";
    public const string ConversationId = "conversationId";
    public const string ConversationExpires = "conversationExpires";
    public const string SuggestedProtocol = "suggestedProtocol";
    public const string RequiresNegotiation = "requiresNegotiation";
    public const string Usage = "usage";
    public const string Protocols = "protocols";
    public const string Negotiation = "negotiation";
    public const string Success = "success";

    /// <summary>The members that were not understood, in their order.</summary>
    public static JsonObject Rest(JsonObject members, ReadOnlySpan<string> understood)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in members.Members)
        {
            if (!understood.Contains(name))
            {
                rest[name] = value;
            }
        }

        return rest;
    }

    /// <summary>Adds members that nothing on the way out has set.</summary>
    public static void Merge(JsonObject members, JsonObject extensions)
    {
        foreach (var (name, value) in extensions.Members)
        {
            if (!members.ContainsKey(name))
            {
                members[name] = value;
            }
        }
    }

    /// <summary>A value as a peer without object bodies takes it: a string as it is, anything else as JSON text.</summary>
    public static JsonValue AsText(JsonValue body) => body.Kind is JsonKind.String or JsonKind.Missing ? body : JsonText.Write(body);
}
