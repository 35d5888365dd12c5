using System.Collections.Concurrent;
using Parley.Protocol.Documents;

namespace Parley.Core.Exchange.Sending;

/// <summary>The user's own encodings, by agent, task and document.</summary>
public sealed class DocumentEncodings
{
    private readonly ConcurrentDictionary<(string Agent, string Task), (ProtocolDocument Document, DocumentEncoding Encoding)> _encodings = new();

    /// <summary>Has an agent do a task by a document through code; a second encoding replaces the first.</summary>
    public void Add(string agent, string taskKey, ProtocolDocument document, DocumentEncoding encoding) => _encodings[(agent, taskKey)] = (document, encoding);

    /// <summary>Null when there is no code for the task.</summary>
    public (ProtocolDocument Document, DocumentEncoding Encoding)? Find(string agent, string taskKey)
        => _encodings.TryGetValue((agent, taskKey), out var found) ? found : null;
}
