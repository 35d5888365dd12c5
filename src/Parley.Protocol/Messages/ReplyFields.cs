using System.Runtime.InteropServices;
using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads the fields of one reply; what can't be meant is kept as an unknown field.</summary>
internal sealed class ReplyFields(JsonObject members, AgoraRequest? sent, JsonLimits limits)
{
    private const int MaxErrorChars = 2000;
    private const int MaxIdChars = 200;
    private const int MaxStatusChars = 40;
    private static readonly double LatestSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private readonly List<string> _understood = [AgoraFields.Status, AgoraFields.Body, AgoraFields.Error, AgoraFields.Message];

    public AgoraReply ToReply(string statusText)
    {
        var reply = new AgoraReply
        {
            Status = Status(statusText),
            Body = members[AgoraFields.Body],
            ConversationId = Id(members[AgoraFields.ConversationId]),
            ConversationExpires = Expires(),
            Suggestion = Suggestion(),
            RequestsNegotiation = Flag(),
            Usage = Usage(),
        };
        reply = reply.Status == AgoraStatus.Success ? Unnest(reply) : reply with { Error = Error(statusText) };
        return reply with { Extensions = AgoraFields.Rest(members, CollectionsMarshal.AsSpan(_understood)) };
    }

    private AgoraStatus Status(string text) => text.ToUpperInvariant() switch
    {
        "SUCCESS" => AgoraStatus.Success,
        "REJECTED" => AgoraStatus.Rejected,
        _ when RefusalWords.Match(members[AgoraFields.Error].AsString) || RefusalWords.Match(members[AgoraFields.Message].AsString) => AgoraStatus.Rejected,
        _ => AgoraStatus.Failure,
    };

    private string? Error(string statusText)
    {
        string?[] said = [Text(members[AgoraFields.Error]), Text(members[AgoraFields.Message]), Text(members[AgoraFields.Body])];
        var reason = said.FirstOrDefault(text => text is not null && !RefusalWords.Match(text)) ?? said.FirstOrDefault(text => text is not null);
        return reason ?? statusText.ToUpperInvariant() switch
        {
            "REJECTED" => "The peer does not take part in this protocol.",
            "ERROR" or "FAILURE" => "The peer reported a failure and gave no reason.",
            _ => $"The peer answered with the unknown status \"{Cut(statusText, MaxStatusChars)}\".",
        };
    }

    private static string? Text(JsonValue value) => value.Kind switch
    {
        JsonKind.Missing or JsonKind.Null => null,
        JsonKind.String => string.IsNullOrWhiteSpace(value.AsString) ? null : Cut(value.AsString, MaxErrorChars),
        _ => Cut(JsonText.Write(value), MaxErrorChars),
    };

    private static string Cut(string text, int maxChars)
    {
        if (text.Length <= maxChars)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[maxChars - 1]) ? maxChars - 1 : maxChars)];
    }

    private AgoraReply Unnest(AgoraReply reply)
    {
        var mayNest = sent is { Kind: AgoraRequestKind.Negotiation } && reply.ConversationId is null;
        return mayNest && NestedNegotiation.Open(reply.Body, limits) is { } inner
            ? reply with { Body = inner[AgoraFields.Body], ConversationId = Id(inner[AgoraFields.ConversationId]) }
            : reply;
    }

    private string? Id(JsonValue value)
    {
        var text = value.AsString ?? (value.IsNumber ? value.AsNumber.ToString(CultureInfo.InvariantCulture) : null);
        return Understand(text is { Length: > 0 and <= MaxIdChars } ? text : null, AgoraFields.ConversationId);
    }

    private DateTimeOffset? Expires()
    {
        DateTimeOffset? expires = members[AgoraFields.ConversationExpires].TryGetNumber(out var seconds) && seconds >= 0 && seconds <= LatestSecond
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
        return Understand(expires, AgoraFields.ConversationExpires);
    }

    private DocumentOffer? Suggestion()
        => Understand(SourceList.TryReadOffer(members[AgoraFields.SuggestedProtocol], out var offer) ? offer : null, AgoraFields.SuggestedProtocol);

    private bool Flag() => Understand(members[AgoraFields.RequiresNegotiation].IsBoolean ? members[AgoraFields.RequiresNegotiation] : (JsonValue?)null, AgoraFields.RequiresNegotiation)?.IsTrue == true;

    private ReportedUsage? Usage()
        => Understand(members[AgoraFields.Usage].AsObject is { } usage ? UsageFormat.Read(usage) : null, AgoraFields.Usage);

    private T? Understand<T>(T? value, string name)
    {
        if (value is not null)
        {
            _understood.Add(name);
        }

        return value;
    }
}
