namespace Parley.Core.Policy;

/// <summary>What a policy knows when it decides about a pair.</summary>
/// <param name="PeerAsks">The peer's last reply asked to negotiate.</param>
/// <param name="ClimbPrice">What a climb is expected to cost: the mean of this node's climbs, or an estimate; in the same currency as the pair's language cost.</param>
public sealed record ClimbSituation(PairState Pair, bool PeerAsks, decimal ClimbPrice);
