using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Reading;

/// <summary>The words around a value, as far as its clause goes: "12 mm of rain" names the 12.</summary>
internal static partial class NearWords
{
    private const int MaxWords = 3;
    private const int MaxReach = 100;

    public static string Of(string text, Match value)
    {
        var end = value.Index + value.Length;
        var before = Break().Split(text[Math.Max(0, value.Index - MaxReach)..value.Index])[^1];
        var after = Break().Split(text[end..Math.Min(text.Length, end + MaxReach)])[0];
        return string.Join(' ', [.. Word().Matches(before).TakeLast(MaxWords).Select(word => word.Value), .. Word().Matches(after).Take(MaxWords).Select(word => word.Value)]);
    }

    [GeneratedRegex(@"[.,;:!?()\n](?=\s|\z|\w)|\b(?:and|with|but)\b")]
    private static partial Regex Break();

    [GeneratedRegex(@"[\p{L}°%€$£]+")]
    private static partial Regex Word();
}
