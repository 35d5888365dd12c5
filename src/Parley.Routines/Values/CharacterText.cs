namespace Parley.Routines.Values;

/// <summary>Strings of one UTF-16 unit, shared for ASCII.</summary>
internal static class CharacterText
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    public static string Of(char c) => c < 128 ? Ascii[c] : c.ToString();

    public static string At(string text, int index) => Of(text[index]);

    /// <summary>The code point at an index as text: one unit, or a surrogate pair.</summary>
    public static string PointAt(string text, int index)
        => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? text.Substring(index, 2) : At(text, index);
}
