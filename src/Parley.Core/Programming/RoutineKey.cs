using Parley.Core.Costs;
using Parley.Protocol.Documents;

namespace Parley.Core.Programming;

/// <summary>Whose routine, for which document, on which side, for what.</summary>
/// <param name="Subject">Sender: the task's key. Receiver: the fingerprint of the skills it serves.</param>
public sealed record RoutineKey(string Agent, Side Side, DocumentHash Document, string Subject)
{
    /// <summary>Of the document alone, which is looked up with every exchange: few routines share one.</summary>
    public override int GetHashCode() => Document.GetHashCode();
}
