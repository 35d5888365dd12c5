using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Protocol.Messages;

/// <summary>Messages as the golden files write their meaning, so that a difference reads as a difference of JSON.</summary>
internal static class Meaning
{
    public static JsonObject Of(AgoraRequest request)
    {
        var meaning = new JsonObject { ["kind"] = Word(request.Kind) };
        Set(meaning, "hash", request.Hash?.ToBase64());
        Set(meaning, "hashText", request.HashText);
        SetList(meaning, "sources", request.Sources);
        meaning["body"] = request.Body;
        SetFlag(meaning, "multiround", request.Multiround);
        Set(meaning, "conversationId", request.ConversationId);
        Set(meaning, "queryId", request.QueryId);
        SetObject(meaning, "extensions", request.Extensions);
        return meaning;
    }

    public static JsonObject Of(AgoraReply reply)
    {
        var meaning = new JsonObject { ["status"] = Word(reply.Status) };
        if (!reply.Body.IsMissing)
        {
            meaning["body"] = reply.Body;
        }

        Set(meaning, "error", reply.Error);
        Set(meaning, "conversationId", reply.ConversationId);
        if (reply.ConversationExpires is { } expires)
        {
            meaning["conversationExpires"] = (double)expires.ToUnixTimeSeconds();
        }

        if (reply.Suggestion is { } suggestion)
        {
            meaning["suggestion"] = new JsonObject { ["hash"] = suggestion.Hash.ToBase64(), ["sources"] = List(suggestion.Sources) };
        }

        SetFlag(meaning, "requestsNegotiation", reply.RequestsNegotiation);
        if (reply.Usage is { } usage)
        {
            meaning["usage"] = Of(usage);
        }

        if (reply.HttpStatus != 200)
        {
            meaning["httpStatus"] = reply.HttpStatus;
        }

        SetObject(meaning, "extensions", reply.Extensions);
        return meaning;
    }

    public static AgoraReply ToReply(JsonValue meaning) => new()
    {
        Status = Enum.Parse<AgoraStatus>(meaning["status"].AsString!, ignoreCase: true),
        Body = meaning["body"],
        Error = meaning["error"].AsString,
        ConversationId = meaning["conversationId"].AsString,
        ConversationExpires = meaning["conversationExpires"].TryGetNumber(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null,
        Suggestion = meaning["suggestion"].AsObject is null ? null : ToOffer(meaning["suggestion"]),
        RequestsNegotiation = meaning["requestsNegotiation"].IsTrue,
        Usage = meaning["usage"].AsObject is null ? null : ToUsage(meaning["usage"]),
        HttpStatus = meaning["httpStatus"].TryGetNumber(out var status) ? (int)status : 200,
        Extensions = meaning["extensions"].AsObject ?? [],
    };

    private static DocumentOffer ToOffer(JsonValue meaning)
    {
        Assert.True(DocumentHash.TryParse(meaning["hash"].AsString, out var hash));
        return new DocumentOffer(hash, [.. meaning["sources"].AsArray!.Select(source => source.AsString!)]);
    }

    private static ReportedUsage ToUsage(JsonValue meaning) => new()
    {
        Mode = meaning["mode"].AsString,
        ModelCalls = (int)meaning["modelCalls"].AsNumber,
        InputTokens = (long)meaning["inputTokens"].AsNumber,
        OutputTokens = (long)meaning["outputTokens"].AsNumber,
        Cost = decimal.Parse(meaning["cost"].AsString!, System.Globalization.CultureInfo.InvariantCulture),
        Currency = meaning["currency"].AsString,
    };

    private static JsonObject Of(ReportedUsage usage)
    {
        var meaning = new JsonObject();
        Set(meaning, "mode", usage.Mode);
        SetNumber(meaning, "modelCalls", usage.ModelCalls);
        SetNumber(meaning, "inputTokens", usage.InputTokens);
        SetNumber(meaning, "outputTokens", usage.OutputTokens);
        Set(meaning, "cost", usage.Cost?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(meaning, "currency", usage.Currency);
        SetObject(meaning, "extensions", usage.Extensions);
        return meaning;
    }

    private static string Word<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static JsonValue List(IReadOnlyList<string> texts) => new JsonArray(texts.Select(text => new JsonValue(text)));

    private static void Set(JsonObject meaning, string name, string? value)
    {
        if (value is not null)
        {
            meaning[name] = value;
        }
    }

    private static void SetNumber(JsonObject meaning, string name, long? value)
    {
        if (value is { } number)
        {
            meaning[name] = (double)number;
        }
    }

    private static void SetFlag(JsonObject meaning, string name, bool value)
    {
        if (value)
        {
            meaning[name] = true;
        }
    }

    private static void SetList(JsonObject meaning, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            meaning[name] = List(values);
        }
    }

    private static void SetObject(JsonObject meaning, string name, JsonObject value)
    {
        if (value.Count > 0)
        {
            meaning[name] = value;
        }
    }
}
