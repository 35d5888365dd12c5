namespace Parley.Tests.Routines.Differential;

/// <summary>A program with its input, and every rule that it was written with.</summary>
internal sealed record GeneratedProgram(int Seed, string Source, string Input, IReadOnlyList<Rule> Rules);
