namespace Parley.Routines;

/// <summary>One mistake in a source text. Line and column count from 1.</summary>
/// <param name="Code">A stable name such as <c>NoThis</c> or <c>UnknownTool</c>; see docs/guide/routines.md.</param>
/// <param name="Advice">What to write instead, in words a model can act on.</param>
public sealed record RoutineDiagnostic(string Code, string Message, string Advice, int Line, int Column)
{
    /// <summary>Line, column and message, as compilers write them.</summary>
    public override string ToString() => $"{Line}:{Column} {Code}: {Message} {Advice}";
}
