namespace Parley.Benchmarks.Fuzzing.Coverage;

/// <summary>One way out of a conditional jump, and where it stands in the source.</summary>
/// <param name="Index">Its byte in the module's hits.</param>
internal sealed record BranchProbe(int Index, string File, int Line, string Method);
