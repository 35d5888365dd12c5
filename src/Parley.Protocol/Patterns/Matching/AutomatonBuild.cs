namespace Parley.Protocol.Patterns.Matching;

/// <summary>What came of building an automaton.</summary>
/// <param name="Automaton">Null when it would be large.</param>
/// <param name="Bytes">About how many bytes building it took, garbage included; depends on the pattern alone.</param>
internal sealed record AutomatonBuild(Automaton? Automaton, long Bytes);
