using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>Collects the mistakes of one compilation, at most 50.</summary>
internal sealed class Diagnostics(SourceText source)
{
    private const int Most = 50;
    private readonly List<(int Position, RoutineDiagnostic Diagnostic)> _found = [];

    public bool Any => _found.Count > 0;

    public void Report(string code, string message, string advice, int position)
    {
        if (_found.Count < Most && !_found.Exists(f => f.Position == position && f.Diagnostic.Code == code))
        {
            var (line, column) = source.Locate(position);
            _found.Add((position, new RoutineDiagnostic(code, message, advice, line, column)));
        }
    }

    public void Report(SyntaxFailure failure) => Report(failure.Code, failure.Message, failure.Advice, failure.Position);

    /// <summary>In source order.</summary>
    public IReadOnlyList<RoutineDiagnostic> ToList() => [.. _found.OrderBy(f => f.Position).Select(f => f.Diagnostic)];
}
