using Parley.Protocol.Patterns;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A RegExp with its place for the flags <c>g</c> and <c>y</c>.</summary>
internal sealed class RegExpValue(string source, string flags, EcmaPattern pattern)
{
    private RegExpFuel? _fuel;

    public string Source { get; } = source;

    public string Flags { get; } = flags;

    public EcmaPattern Pattern { get; } = pattern;

    public double LastIndex { get; set; }

    public bool IsGlobal { get; } = flags.Contains('g');

    public bool IsSticky { get; } = flags.Contains('y');

    /// <summary>What charges a run for matching this.</summary>
    public RegExpFuel FuelOf(Run run) => _fuel?.Run == run ? _fuel : _fuel = new RegExpFuel(run);

    public string ToText(Run run)
    {
        run.AllocateString(Source.Length + Flags.Length + 2.0);
        return $"/{Source}/{Flags}";
    }
}
