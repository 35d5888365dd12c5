using System.Text;
using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads values as sentences write them: "text", 12.5, 2024-09-11, yes, and several of them with commas and an "and".</summary>
internal static partial class LiteralReader
{
    /// <summary>The one value that the whole text is, or Missing.</summary>
    public static JsonValue Single(string text) => Several(text) is [var only] ? only : default;

    /// <summary>All values of a text that is nothing but values; null when it is something else.</summary>
    public static IReadOnlyList<JsonValue>? Several(string text)
    {
        var values = new List<JsonValue>();
        var position = 0;
        while (Next(text, ref position) is { IsMissing: false } value)
        {
            values.Add(value);
            var separator = Separator().Match(text, position);
            if (!separator.Success)
            {
                break;
            }

            position += separator.Length;
        }

        return position == text.Length && values.Count > 0 ? values : null;
    }

    /// <summary>The value that begins here, or Missing; moves past it.</summary>
    public static JsonValue Next(string text, ref int position)
    {
        if (position >= text.Length)
        {
            return default;
        }

        return text[position] switch
        {
            '"' => Quoted(text, ref position),
            '{' or '[' => Json(text, ref position),
            _ => Bare(text, ref position),
        };
    }

    private static JsonValue Quoted(string text, ref int position)
    {
        var match = QuotedText().Match(text, position);
        if (!match.Success)
        {
            return default;
        }

        position += match.Length;
        return JsonText.TryParse(match.Value, out var value, out _) ? value : match.Value[1..^1];
    }

    private static JsonValue Json(string text, ref int position)
    {
        if (!JsonFragments.TryRead(text, position, out var value, out var length))
        {
            return default;
        }

        position += length;
        return value;
    }

    private static JsonValue Bare(string text, ref int position)
    {
        var match = BareValue().Match(text, position);
        if (!match.Success)
        {
            return default;
        }

        position += match.Length;
        return match switch
        {
            _ when match.Groups["number"].Success => double.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture),
            _ when match.Groups["word"].Success => match.Value.ToLowerInvariant() switch
            {
                "yes" or "true" => true,
                "no" or "false" => false,
                _ => JsonValue.Null,
            },
            _ => match.Value,
        };
    }

    [GeneratedRegex("""\G"(?:[^"\\]|\\.)*"(?!\w)""")]
    private static partial Regex QuotedText();

    [GeneratedRegex($@"\G(?:(?<date>{ValueForms.DateTimePattern}|{ValueForms.DatePattern}|{ValueForms.TimePattern})|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>yes|no|true|false|nothing|null))(?![\w.:-]*\w)", RegexOptions.IgnoreCase)]
    private static partial Regex BareValue();

    [GeneratedRegex(@"\G(?:, and |, | and )")]
    private static partial Regex Separator();
}
