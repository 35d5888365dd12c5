using System.Text.RegularExpressions;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads lines that say what something is: "The city is "London"." or "city: London".</summary>
internal static partial class FactReader
{
    /// <summary>The fact of a line, or null when the line states none.</summary>
    public static Fact? Read(string line)
    {
        line = Bullet().Replace(line, "").TrimEnd();
        if (Absence().Match(line) is { Success: true } absent)
        {
            return new Fact(Naming.Read(absent.Groups["phrase"].Value), JsonValue.Null);
        }

        var quote = line.IndexOf('"');
        return quote >= 0 ? Quoted(line, quote) : Bare(line);
    }

    private static Fact? Quoted(string line, int quote)
    {
        var verb = Verb().Match(line[..quote]);
        return verb.Success ? Make(line[..verb.Index], verb.Value, line[quote..]) : null;
    }

    private static Fact? Bare(string line)
    {
        var verb = Verbs().Matches(line).LastOrDefault();
        return verb is null ? null : Make(line[..verb.Index], verb.Value, line[(verb.Index + verb.Length)..]);
    }

    private static Fact? Make(string phrase, string verb, string rest)
    {
        rest = rest.EndsWith('.') ? rest[..^1] : rest;
        var isSeveral = verb.Contains("are", StringComparison.Ordinal);
        if (isSeveral && (rest == "none" || Count().IsMatch(rest)))
        {
            return new Fact(Naming.Read(phrase), new JsonArray(), IsCount: rest != "none");
        }

        if (LiteralReader.Several(rest) is not { } values || (!isSeveral && values.Count > 1))
        {
            return null;
        }

        var isBare = rest.Length > 0 && rest[0] != '"';
        return new Fact(Naming.Read(phrase), isSeveral ? Listed(values, rest) : values[0]) { IsBare = isBare };
    }

    private static JsonValue Listed(IReadOnlyList<JsonValue> values, string rest)
        => values is [{ AsArray: not null } only] && rest.StartsWith('[') ? only : new JsonArray(values);

    [GeneratedRegex(@"\A\s*(?:[-*•]|\d+[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@" (?:is|are|was|were|will be) \z|: \z| = \z")]
    private static partial Regex Verb();

    [GeneratedRegex(@" (?:is|are|was|were|will be) |: | = ")]
    private static partial Regex Verbs();

    [GeneratedRegex(@"\AThere (?:is|are) no (?<phrase>[^""]+?)\.?\z")]
    private static partial Regex Absence();

    [GeneratedRegex(@"\A\d+ in all\z")]
    private static partial Regex Count();
}
