namespace Parley.Core.Policy;

/// <summary>A caller's agent, a peer's URL and a task: the unit in which traffic recurs.</summary>
public sealed record PairKey(string Agent, string Peer, string Task);
