using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>Text of strangers for a terminal: without the control characters that could move its cursor, recolour it or retitle it.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Keeps line breaks and tabs.</summary>
    public static string Of(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Any(IsHarmful) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsHarmful(source[i]) ? Replacement : source[i];
            }
        }) : text;
    }

    /// <summary>One line of at most so many characters.</summary>
    public static string Clip(string text, int width)
    {
        var line = Of(text).ReplaceLineEndings(" ");
        return line.Length <= width ? line : width < 2 ? "…" : $"{line.AsSpan(0, width - 1)}…";
    }

    /// <summary>The text as it is, closed by one line break.</summary>
    public static void WriteText(this IAnsiConsole console, string text) => console.Write(new Text($"{Of(text).TrimEnd('\n')}\n"));

    public static void WriteJson(this IAnsiConsole console, JsonValue value) => console.WriteText(JsonText.WriteIndented(value));

    private static bool IsHarmful(char character) => char.IsControl(character) && character is not ('\n' or '\t');
}
