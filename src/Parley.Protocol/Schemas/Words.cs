using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas;

/// <summary>The wording that messages share.</summary>
internal static class Words
{
    private const int MaxQuoted = 80;

    /// <summary>A value with its type: <c>the string "12"</c>, <c>the number 3</c>, <c>an array of 2 items</c>.</summary>
    public static string Quote(in JsonValue value) => value.Kind switch
    {
        JsonKind.String => "the string " + Shorten(value),
        JsonKind.Number => "the number " + JsonNumber.Format(value.AsNumber),
        JsonKind.Boolean => value.IsTrue ? "true" : "false",
        JsonKind.Null => "null",
        JsonKind.Array => $"an array of {Count(value.AsArray!.Count, "item")}",
        JsonKind.Object => $"an object with {Count(value.AsObject!.Count, "property", "properties")}",
        JsonKind.Missing => "missing",
        _ => "a value that JSON can't carry",
    };

    public static string Quote(string text) => Shorten(new JsonValue(text));

    /// <summary>Compact JSON, cut when it is long.</summary>
    public static string Shorten(in JsonValue value)
    {
        if (value.AsString is { Length: > MaxQuoted } text)
        {
            return JsonText.Write(new JsonValue(text[..(char.IsHighSurrogate(text[MaxQuoted - 1]) ? MaxQuoted - 1 : MaxQuoted)])) + "…";
        }

        var json = JsonText.Write(JsonExcerpt.Of(value, MaxQuoted * 2));
        return json.Length <= MaxQuoted * 2 ? json : json[..(MaxQuoted * 2)] + "…";
    }

    public static string Or(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " or " + words[^1],
    };

    public static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    public static bool IsIdentifier(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');
}
