namespace Parley.Protocol.Patterns.Parsing;

/// <summary>A pattern that was read without error.</summary>
/// <param name="Root">What it matches.</param>
/// <param name="GroupCount">Capturing groups, without the whole match.</param>
/// <param name="Named">Names and numbers of the named groups in order.</param>
/// <param name="Size">Atoms once counted repetitions are written out.</param>
/// <param name="RangeCount">Ranges in all its sets together.</param>
internal sealed record ParsedPattern(PatternNode Root, int GroupCount, IReadOnlyList<KeyValuePair<string, int>> Named, int Size, int RangeCount);
