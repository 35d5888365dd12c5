using System.Text;
using Parley.Protocol.Patterns;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A RegExp with its place for the flags <c>g</c> and <c>y</c>.</summary>
internal sealed class RegExpValue(string source, string flags, EcmaPattern pattern)
{
    private RegExpFuel? _fuel;

    /// <summary>The pattern so that it could stand between slashes: slashes and line ends are escaped (ECMA-262, 22.2.6.13.1).</summary>
    public string Source { get; } = source.AsSpan().IndexOfAny("/\n\r\u2028\u2029") < 0 ? source : Escaped(source);

    public string Flags { get; } = flags;

    public EcmaPattern Pattern { get; } = pattern;

    public double LastIndex { get; set; }

    /// <summary>True until the first test of a pattern that a routine made itself: what that builds is charged then. A literal's is built once for all runs.</summary>
    public bool OwesAutomaton { get; set; }

    public bool IsGlobal { get; } = flags.Contains('g');

    public bool IsSticky { get; } = flags.Contains('y');

    /// <summary>What charges a run for matching this.</summary>
    public RegExpFuel FuelOf(Run run) => _fuel?.Run == run ? _fuel : _fuel = new RegExpFuel(run);

    public string ToText(Run run)
    {
        run.AllocateString(Source.Length + Flags.Length + 2.0);
        return $"/{Source}/{Flags}";
    }

    private static string Escaped(string source)
    {
        var text = new StringBuilder();
        var (inClass, escaped) = (false, false);
        foreach (var c in source)
        {
            text.Append(c switch
            {
                '/' when !inClass && !escaped => "\\/",
                '\n' => escaped ? "n" : "\\n",
                '\r' => escaped ? "r" : "\\r",
                '\u2028' => escaped ? "u2028" : "\\u2028",
                '\u2029' => escaped ? "u2029" : "\\u2029",
                _ => c.ToString(),
            });
            inClass = !escaped && c is '[' or ']' ? c == '[' : inClass;
            escaped = !escaped && c == '\\';
        }

        return text.ToString();
    }
}
