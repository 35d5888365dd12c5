namespace Parley.ChatTools;

/// <summary>
/// Names that every chat endpoint takes (letters, digits, <c>_</c> and <c>-</c>, at most 64) and of which there is one each. Peers choose their names, so two may
/// choose the same, or one that only looks the same.
/// </summary>
internal sealed class ToolNames
{
    private const int MaxLength = 64;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string agent, string skill)
    {
        var whole = $"{Part(agent)}_{Part(skill)}";
        var name = Cut(whole, MaxLength);
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = $"{Cut(whole, MaxLength - 6)}_{i}";
        }

        return name;
    }

    public static string Plain(string name) => Part(name);

    private static string Part(string words)
    {
        var part = string.Concat(Cut(words, MaxLength).Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' ? character : '_')).Trim('_');
        return part.Length == 0 ? "agent" : part;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
