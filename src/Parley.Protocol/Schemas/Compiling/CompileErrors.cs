using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>What is wrong with a schema, up to a number that is still worth reading, and how many patterns it may still compile.</summary>
internal sealed class CompileErrors
{
    /// <summary>Patterns in one schema: they are what costs most to compile.</summary>
    public const int MaxPatterns = 500;

    /// <summary>What the patterns of one schema may come to together, repetitions written out.</summary>
    public const int MaxPatternSize = 40_000;

    private const int Max = 20;

    private int _patternsLeft = MaxPatterns;
    private int _patternSizeLeft = MaxPatternSize;

    public List<SchemaViolation> List { get; } = [];

    public bool TakePattern() => --_patternsLeft >= 0 && _patternSizeLeft >= 0;

    public void TakeSize(int size) => _patternSizeLeft -= Math.Max(0, size);

    public void Add(SchemaPath path, string message)
    {
        if (List.Count < Max)
        {
            var text = path.ToString();
            List.Add(new SchemaViolation(InstancePath(text), text, message));
        }
    }

    // "#/properties/a/type" as a place in the schema text: "$.properties.a.type".
    private static string InstancePath(string path)
    {
        var pointer = path[(path.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var steps = pointer.Split('/').Skip(1).Select(step => JsonPointer.Unescape(step));
        return "$" + string.Concat(steps.Select(step => Words.IsIdentifier(step) ? "." + step : int.TryParse(step, out _) ? $"[{step}]" : $"[{Words.Quote(step)}]"));
    }
}
