using System.Collections.Concurrent;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Handles a request of a document in code. For an untyped document request and reply are strings.</summary>
public delegate ValueTask<Outcome<JsonValue>> DocumentHandler(JsonValue request, ExchangeContext context, CancellationToken cancellationToken);

/// <summary>Human-written handlers by agent and document: the <c>Standard</c> rung of the receiver.</summary>
public sealed class DocumentHandlers
{
    private readonly ConcurrentDictionary<(string Agent, DocumentHash Document), DocumentHandler> _handlers = new();

    public void Add(string agent, DocumentHash document, DocumentHandler handler) => _handlers[(agent, document)] = handler;

    public DocumentHandler? Find(string agent, DocumentHash document) => _handlers.GetValueOrDefault((agent, document));
}
