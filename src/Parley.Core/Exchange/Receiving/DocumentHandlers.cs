using System.Collections.Concurrent;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Handles a request of a document in code. For an untyped document request and reply are strings.</summary>
public delegate ValueTask<Outcome<JsonValue>> DocumentHandler(JsonValue request, ExchangeContext context, CancellationToken cancellationToken);

/// <summary>Human-written handlers by agent and document: the <c>Standard</c> rung of the receiver. Their documents are published.</summary>
public sealed class DocumentHandlers
{
    private readonly ConcurrentDictionary<(string Agent, DocumentHash Document), HandledDocument> _handlers = new();
    private volatile bool _hasAny;

    /// <summary>Handles requests of a document for an agent by code; a second handler replaces the first.</summary>
    public void Add(string agent, ProtocolDocument document, DocumentHandler handler)
    {
        _handlers[(agent, document.Hash)] = new HandledDocument(document, handler);
        _hasAny = true;
    }

    /// <summary>Null when there is no code for the document.</summary>
    public HandledDocument? Find(string agent, DocumentHash document) => _hasAny ? _handlers.GetValueOrDefault((agent, document)) : null;

    /// <summary>The agent's own documents in the order of their hashes.</summary>
    public IReadOnlyList<ProtocolDocument> Of(string agent)
        => [.. _handlers.Where(entry => entry.Key.Agent == agent).Select(entry => entry.Value.Document).OrderBy(document => document.Hash)];
}

/// <summary>A document and the code that handles its requests.</summary>
public sealed record HandledDocument(ProtocolDocument Document, DocumentHandler Handler);
