using System.Text;
using System.Text.RegularExpressions;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A RegExp with its place for the flags <c>g</c> and <c>y</c>.</summary>
internal sealed class RegExpValue(string source, string flags, CompiledPattern pattern)
{
    /// <summary>The pattern so that it could stand between slashes: slashes and line ends are escaped (ECMA-262, 22.2.6.13.1).</summary>
    public string Source { get; } = source.AsSpan().IndexOfAny("/\n\r\u2028\u2029") < 0 ? source : Escaped(source);

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
