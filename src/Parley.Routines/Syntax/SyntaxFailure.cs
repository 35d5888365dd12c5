namespace Parley.Routines.Syntax;

/// <summary>Leaves the parser after a mistake it can't read past. Never leaves the compiler: it becomes a diagnostic.</summary>
#pragma warning disable CA1032 // It is always built whole.
internal sealed class SyntaxFailure(string code, string message, string advice, int position) : Exception(message)
#pragma warning restore CA1032
{
    public string Code { get; } = code;

    public string Advice { get; } = advice;

    public int Position { get; } = position;
}
