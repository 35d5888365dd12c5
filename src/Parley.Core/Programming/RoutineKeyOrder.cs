namespace Parley.Core.Programming;

/// <summary>The order in which routines are listed: agent, subject, document, side.</summary>
public static class RoutineKeyOrder
{
    /// <summary>Texts by code unit, hashes byte by byte, the sender's side first.</summary>
    public static IComparer<RoutineKey> Ordinal { get; } = Comparer<RoutineKey>.Create(Compare);

    private static int Compare(RoutineKey left, RoutineKey right)
        => string.CompareOrdinal(left.Agent, right.Agent) is var agent and not 0 ? agent
        : string.CompareOrdinal(left.Subject, right.Subject) is var subject and not 0 ? subject
        : left.Document.CompareTo(right.Document) is var document and not 0 ? document
        : left.Side.CompareTo(right.Side);
}
