namespace Parley.Core.Policy;

/// <summary>The order in which pairs are listed: agent, peer, task, by code unit.</summary>
public static class PairKeyOrder
{
    /// <summary>Equal keys alone compare as 0.</summary>
    public static IComparer<PairKey> Ordinal { get; } = Comparer<PairKey>.Create(Compare);

    private static int Compare(PairKey left, PairKey right)
        => string.CompareOrdinal(left.Agent, right.Agent) is var agent and not 0 ? agent
        : string.CompareOrdinal(left.Peer, right.Peer) is var peer and not 0 ? peer
        : string.CompareOrdinal(left.Task, right.Task);
}
