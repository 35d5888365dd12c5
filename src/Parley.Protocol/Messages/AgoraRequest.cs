using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>A request, free of dialect. <see cref="Dialect"/> remembers which one it came in, so that it is answered in it.</summary>
public sealed record AgoraRequest
{
    /// <summary>Whether it is plain language, follows a document, or negotiates.</summary>
    public required AgoraRequestKind Kind { get; init; }

    /// <summary>The document's identity; null without a document and when <see cref="HashText"/> has a form this node does not know.</summary>
    public DocumentHash? Hash { get; init; }

    /// <summary><c>protocolHash</c> as received; what is made without it has the Base64 of <see cref="Hash"/>. Null when there was none.</summary>
    public string? HashText { get => field ?? Hash?.ToBase64(); init; }

    /// <summary>Where the document may be had, in the order given; entries that were <c>null</c> are left out.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>A string, an object or an array.</summary>
    public required JsonValue Body { get; init; }

    /// <summary>Whether the caller wants a conversation.</summary>
    public bool Multiround { get; init; }

    /// <summary>The conversation this request goes on with: from the path, or from a demo peer's nested negotiation body. Null opens one or none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The demo's tracing id, passed on through nested calls. Null when it has more than 128 characters or other ones than <c>A-Z a-z 0-9 . _ - : / + =</c>.</summary>
    public string? QueryId { get; init; }

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get => field ??= []; init; }

    /// <summary>How it was written, which is how it is answered.</summary>
    public AgoraDialect Dialect { get; init; }
}
