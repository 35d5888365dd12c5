using System.Buffers;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads the fields of one request; each step gives the fault that stops the reading, or null.</summary>
internal ref struct RequestFields
{
    private const int MaxHashChars = 200;
    private const int MaxIdChars = 200;
    private const int MaxQueryIdChars = 128;
    private const string HashAdvice = "send the document's SHA-1 as 28 characters of Base64 or 40 hexadecimal digits, \"negotiation\", or null for plain language";
    private static readonly string[] Understood = [AgoraFields.ProtocolHash, AgoraFields.ProtocolSources, AgoraFields.Body, AgoraFields.Multiround, AgoraFields.QueryId];

    /// <summary>A tracing id reaches records and other agents: letters, digits and what ids are put together with.</summary>
    private static readonly SearchValues<char> QueryIdChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-:/+=");

    private readonly JsonObject _members;
    private readonly JsonObject? _nested;
    private readonly AgoraDialect _dialect;
    private AgoraRequestKind _kind;
    private DocumentHash? _hash;
    private string? _hashText;
    private IReadOnlyList<string> _sources;
    private JsonValue _body;
    private bool _multiround;

    public RequestFields(JsonObject members, JsonLimits limits, AgoraDialect? dialect = null)
    {
        (_members, _sources) = (members, []);
        var mayNest = dialect is null or AgoraDialect.Demo
            && members[AgoraFields.ProtocolHash].AsString == AgoraFields.Negotiation
            && !members.ContainsKey(AgoraFields.Multiround);
        _nested = mayNest ? NestedNegotiation.Open(members[AgoraFields.Body], limits) : null;
        _hash = DocumentHash.TryParse(members[AgoraFields.ProtocolHash].AsString, out var hash) ? hash : null;
        _dialect = dialect ?? DialectDetector.Of(members, _hash is not null, _nested is not null);
    }

    public AgoraFault? ReadHash()
    {
        var value = _members[AgoraFields.ProtocolHash];
        if (value.IsMissing || value.IsNull)
        {
            return null;
        }

        if (value.AsString is not { } text)
        {
            return AgoraFaults.Wrong(AgoraFields.ProtocolHash, $"is {AgoraFaults.Describe(value)}; {HashAdvice}", _dialect);
        }

        if (text.Length is 0 or > MaxHashChars)
        {
            return AgoraFaults.Wrong(AgoraFields.ProtocolHash, $"has {text.Length} characters; {HashAdvice}", _dialect);
        }

        _hashText = text;
        _kind = text == AgoraFields.Negotiation ? AgoraRequestKind.Negotiation : AgoraRequestKind.Document;
        return null;
    }

    public AgoraFault? ReadSources() => SourceList.TryRead(_members[AgoraFields.ProtocolSources], out _sources, out var problem)
        ? null
        : AgoraFaults.Wrong(AgoraFields.ProtocolSources, problem, _dialect);

    public AgoraFault? ReadBody()
    {
        _body = (_nested ?? _members)[AgoraFields.Body];
        return _body.Kind switch
        {
            JsonKind.String or JsonKind.Object or JsonKind.Array => null,
            JsonKind.Missing => AgoraFaults.MissingBody(_dialect),
            _ => AgoraFaults.Wrong(AgoraFields.Body, $"is {AgoraFaults.Describe(_body)}; send a string, or a JSON object", _dialect),
        };
    }

    public AgoraFault? ReadMultiround()
    {
        var value = _members[AgoraFields.Multiround];
        _multiround = value.IsTrue;
        return value.Kind is JsonKind.Missing or JsonKind.Null or JsonKind.Boolean
            ? null
            : AgoraFaults.Wrong(AgoraFields.Multiround, $"is {AgoraFaults.Describe(value)}; send true for a conversation, or leave it out", _dialect);
    }

    public readonly AgoraRequest ToRequest()
    {
        var queryId = _members[AgoraFields.QueryId].AsString is { Length: > 0 and <= MaxQueryIdChars } text && !text.AsSpan().ContainsAnyExcept(QueryIdChars) ? text : null;
        return new AgoraRequest
        {
            Kind = _kind,
            Hash = _hash,
            HashText = _hashText,
            Sources = _sources,
            Body = _body,
            Multiround = _multiround,
            ConversationId = _nested?[AgoraFields.ConversationId].AsString is { Length: > 0 and <= MaxIdChars } id ? id : null,
            QueryId = queryId,
            Extensions = AgoraFields.Rest(_members, queryId is null ? Understood.AsSpan(..^1) : Understood),
            Dialect = _dialect,
        };
    }
}
