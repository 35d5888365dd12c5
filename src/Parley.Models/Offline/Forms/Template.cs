using System.Text;
using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Forms;

/// <summary>Text with places for values, such as <c>FORECAST &lt;city&gt; &lt;date&gt;</c>.</summary>
/// <param name="Parts">Literal text and places by turns; a place has a field.</param>
internal sealed record Template(IReadOnlyList<TemplatePart> Parts)
{
    private const string NumberPattern = @"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?";

    public IEnumerable<Field> Fields => Parts.Select(part => part.Field).OfType<Field>();

    /// <summary>A pattern that .NET and ECMAScript read alike, with one group for each place.</summary>
    public string Pattern()
    {
        var pattern = new StringBuilder("^");
        foreach (var part in Parts)
        {
            pattern.Append(part.Field is { } field ? $"({PatternOf(field.Kind)})" : Escape(part.Literal));
        }

        return pattern.Append('$').ToString();
    }

    private static string PatternOf(FieldKind kind) => kind switch
    {
        FieldKind.Integer => @"-?\d+",
        FieldKind.Number => NumberPattern,
        FieldKind.Date => @"\d{4}-\d{2}-\d{2}",
        _ => ".+",
    };

    private static string Escape(string literal)
    {
        var escaped = new StringBuilder();
        foreach (var c in literal)
        {
            escaped.Append(c switch
            {
                '\n' => @"\r?\n",
                _ when @"\^$.|?*+()[]{}/".Contains(c, StringComparison.Ordinal) => $@"\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}

/// <summary>Literal text, or a place.</summary>
internal sealed record TemplatePart(string Literal, Field? Field);
