namespace Parley.Core.Policy;

/// <summary>What a policy knows when it decides about a pair.</summary>
/// <param name="PeerAsks">The peer's last reply asked to negotiate.</param>
/// <param name="ClimbPrice">What a climb is expected to cost, in the currency of the pair's language cost: an estimate, three language exchanges.</param>
/// <param name="ExpectedExchanges">How many exchanges the pair is expected to have in all, by what the agent's other pairs had.</param>
public sealed record ClimbSituation(PairState Pair, bool PeerAsks, decimal ClimbPrice, double ExpectedExchanges);
