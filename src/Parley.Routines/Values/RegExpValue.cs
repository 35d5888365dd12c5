using System.Text.RegularExpressions;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A RegExp with its place for the flags <c>g</c> and <c>y</c>.</summary>
internal sealed class RegExpValue(string source, string flags, CompiledPattern pattern)
{
    public string Source { get; } = source;

    public string Flags { get; } = flags;

    public CompiledPattern Pattern { get; } = pattern;

    public Regex Regex => Pattern.Engine;

    public double LastIndex { get; set; }

    public bool IsGlobal { get; } = flags.Contains('g');

    public bool IsSticky { get; } = flags.Contains('y');

    public string ToText(Run run)
    {
        run.AllocateString(Source.Length + Flags.Length + 2.0);
        return $"/{Source}/{Flags}";
    }
}
