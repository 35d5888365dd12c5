using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Facts of a text that states them in a stranger's way: JSON, "key: value" lines, and values among words that hint at what they are.</summary>
internal sealed partial class LooseFacts
{
    // A person would not read on, either.
    private const int MaxFacts = 200;

    private readonly List<Fact> _facts = [];
    private string _rest;

    // Emphasis says nothing.
    private LooseFacts(string text) => _rest = text.Replace("**", "", StringComparison.Ordinal).Replace("`", "\"", StringComparison.Ordinal);

    /// <param name="rest">The text without the values.</param>
    public static IReadOnlyList<Fact> Read(string text, out string rest)
    {
        var reader = new LooseFacts(ReadingLimits.Cut(text));
        reader.TakeJson();
        reader.Take(Pair(), match => (match.Groups["key"].Value, ValueOf(match.Groups["value"].Value)));
        reader.TakeLines();
        reader.Take(Quoted(), match => (NearWords.Of(reader._rest, match), match.Groups["text"].Value));
        reader.Take(Stated(), match => (match.Groups["key"].Value, match.Groups["name"].Value));
        reader.Take(Moment(), match => (ValueForms.KindOf(match.Value) == FieldKind.Time ? "time" : "date", match.Value));
        reader.Take(Number(), match => (NearWords.Of(reader._rest, match), double.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)));
        reader.Take(Named(), match => (Hint(match.Groups["hint"].Value), match.Groups["name"].Value));
        rest = reader._rest;
        return reader._facts;
    }

    public static IReadOnlyList<Fact> Read(string text) => Read(text, out _);

    private void TakeJson()
    {
        var rest = _rest.ToCharArray();
        foreach (var (start, length, value) in JsonFragments.Find(_rest).Reverse())
        {
            if (IsSchema(value))
            {
                rest.AsSpan(start, length).Fill(' ');
            }
            else if (value.AsObject is { } members)
            {
                AddMembers(members, []);
                rest.AsSpan(start, length).Fill(' ');
            }
        }

        _rest = new string(rest);
    }

    private void AddMembers(JsonObject members, IReadOnlyList<string> owners)
    {
        foreach (var (name, value) in members.Take(ReadingLimits.MaxFacts - _facts.Count))
        {
            if (value.AsObject is { } inner)
            {
                AddMembers(inner, [Spelling.Spoken(name), .. owners]);
            }
            else if (!value.IsNull)
            {
                _facts.Add(new Fact(new Naming(Spelling.Spoken(name), owners, "", ""), value) { IsBare = true });
            }
        }
    }

    private void TakeLines()
    {
        var matches = KeyLine().Matches(_rest).Take(MaxFacts).Reverse().ToList();
        foreach (var match in matches)
        {
            _facts.Add(new Fact(new Naming(match.Groups["key"].Value.Trim(), [], "", ""), ValueOf(match.Groups["value"].Value)) { IsBare = true });
        }

        Blank(matches);
    }

    private void Take(Regex pattern, Func<Match, (string Name, JsonValue Value)> read)
    {
        var matches = pattern.Matches(_rest).Take(MaxFacts).ToList();
        foreach (var match in matches)
        {
            var (name, value) = read(match);
            _facts.Add(new Fact(new Naming(name, [], "", ""), value) { IsBare = true });
        }

        Blank(matches);
    }

    private static JsonValue ValueOf(string text)
    {
        text = text.Trim();
        var value = LiteralReader.Single(text);
        return !value.IsMissing ? value : text is ['\'', .., '\''] ? text[1..^1] : text;
    }

    private void Blank(List<Match> matches)
    {
        var rest = _rest.ToCharArray();
        foreach (var match in matches)
        {
            rest.AsSpan(match.Index, match.Length).Fill(' ');
        }

        _rest = new string(rest);
    }

    private static bool IsSchema(JsonValue value) => value["properties"].AsObject is not null || value["type"].AsString is "string" or "number" or "integer" or "boolean" or "array" or "object";

    private static string Hint(string word) => word.ToLowerInvariant() switch
    {
        "from" => "from origin start",
        "to" => "to destination end",
        "by" or "with" or "named" or "called" or "for" => "name person",
        _ => "location place city",
    };

    [GeneratedRegex("""(?<!\w)(?:"(?<text>[^"\n]*)"|“(?<text>[^“”\n]*)”|'(?<text>[^'\n]+)'(?!\w))""")]
    private static partial Regex Quoted();

    [GeneratedRegex($@"\b(?:{ValueForms.DateTimePattern}|{ValueForms.DatePattern}|{ValueForms.TimePattern})\b")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<![\w.])-?\d+(?:\.\d+)?(?![\w]|\.\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?<hint>in|at|near|around|from|to|for|of|by|with|named|called)\s+(?<name>\p{Lu}[\w'’-]*(?:\s+(?:(?:de|la|of|the|am|an der)\s+)?\p{Lu}[\w'’-]*)*)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:[Tt]he|[Mm]y|[Oo]ur|[Ii]ts)\s+(?<key>\p{L}[\w-]*(?:\s\p{L}[\w-]*){0,2})\s+(?:is|was|will be)\s+(?<name>\p{Lu}[\w'’-]*(?:\s+(?:(?:de|la|of|the|am|an der)\s+)?\p{Lu}[\w'’-]*)*)")]
    private static partial Regex Stated();

    [GeneratedRegex("""(?<!\w)(?<key>[A-Za-z_]\w*)\s*=\s*(?<value>"[^"\n]*"|'[^'\n]*'|[^\s,;]+)""")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^[ \t]*(?:[-*•]\s*)?\**(?<key>[A-Za-z][A-Za-z _-]{1,30}?)\**\s*[:=]\s*(?<value>[^\s{\[][^\n]{0,200}?)[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex KeyLine();
}
