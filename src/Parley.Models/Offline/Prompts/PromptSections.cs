using Parley.Protocol.Json;

namespace Parley.Models.Offline.Prompts;

/// <summary>The <c>## Title</c> sections of a prompt's text, in order.</summary>
internal sealed class PromptSections(IReadOnlyList<KeyValuePair<string, string>> sections)
{
    private const string Mark = "## ";

    public static PromptSections Read(string text)
    {
        var sections = new List<KeyValuePair<string, string>>();
        string? title = null;
        var body = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                body.Add(line);
                continue;
            }

            Close(sections, title, body);
            title = line[Mark.Length..].Trim();
            body.Clear();
        }

        Close(sections, title, body);
        return new PromptSections(sections);
    }

    public string Quoted(string title) => Quotation.Unquote(sections.FirstOrDefault(section => section.Key == title).Value ?? "");

    /// <summary>The JSON of a section, or Missing.</summary>
    public JsonValue Json(string title) => JsonText.TryParse(Quoted(title), out var value, out _) ? value : default;

    /// <summary>The sections whose titles begin with a word, by the rest of the title.</summary>
    public IEnumerable<KeyValuePair<string, string>> Named(string word)
        => sections.Where(section => section.Key.StartsWith(word + " ", StringComparison.Ordinal)).Select(section => KeyValuePair.Create(section.Key[(word.Length + 1)..], section.Value));

    public IEnumerable<KeyValuePair<string, string>> All => sections;

    private static void Close(List<KeyValuePair<string, string>> sections, string? title, List<string> body)
    {
        if (title is not null)
        {
            sections.Add(new(title, string.Join('\n', body).Trim('\n')));
        }
    }
}
