using Parley.Protocol.Documents;

namespace Parley.Core.Skills;

/// <summary>Remembered verdicts on whether a document suits an agent's skills or a task, so that no model is asked twice.</summary>
public interface ISuitabilityStore
{
    /// <param name="subject">A task's key, or the fingerprint of an agent's skills.</param>
    ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken);

    /// <summary>Remembers a judgement of a document for an agent; the last one holds.</summary>
    ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken);
}
