using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Reads line formats: text with <c>&lt;places&gt;</c> or <c>{places}</c>, or a rule as in RFC 5234.</summary>
internal static partial class TemplateReader
{
    /// <summary>The template that a text is, or null when it has no places.</summary>
    /// <param name="prose">Sentences of the document, which may say what a place holds.</param>
    public static TemplateForm? Read(string text, string prose)
    {
        text = text.Trim('\n', ' ');
        if (Rule().Match(text) is { Success: true } rule)
        {
            text = Expand(rule.Groups["rule"].Value);
        }

        var parts = new List<TemplatePart>();
        var from = 0;
        foreach (Match place in Place().Matches(text))
        {
            var name = place.Groups["name"].Value.Trim();
            if (parts.Any(part => part.Field?.Path[0] == name))
            {
                return null;
            }

            parts.Add(new TemplatePart(text[from..place.Index], null));
            parts.Add(new TemplatePart("", Make(name, place.Groups["note"].Value, prose)));
            from = place.Index + place.Length;
        }

        parts.Add(new TemplatePart(text[from..], null));
        return parts.Count == 1 ? null : new TemplateForm(new Template([.. parts.Where(part => part.Field is not null || part.Literal.Length > 0)]));
    }

    private static Field Make(string name, string note, string prose)
    {
        var said = Regex.Match(prose, $@"[<{{`""]?{Regex.Escape(name)}[>}}`""]?\s*(?:is|are|=|:|-|–|\()\s*(?<said>[^.;<)]*)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        var description = $"{note} {AndAtEnd().Replace(said.Groups["said"].Value, "")}".Trim();
        var kind = KindWords.Of(description);
        return new Field
        {
            Path = [name],
            Kind = kind is FieldKind.Text or FieldKind.List ? FieldKind.Any : kind,
            Name = Spelling.Spoken(name),
            Description = description,
        };
    }

    // "FORECAST" SP city SP date CRLF
    private static string Expand(string rule) => string.Concat(Token().Matches(rule).Select(token => token.Value switch
    {
        "SP" or "WSP" => " ",
        "CRLF" or "LF" or "EOL" => "\n",
        ['"', .. var literal, '"'] => literal,
        var name => $"<{name}>",
    })).TrimEnd('\n');

    [GeneratedRegex(@"<(?<name>[A-Za-z][\w -]*)(?::\s*(?<note>[^<>]*))?>|\{(?<name>[A-Za-z][\w -]*)(?::\s*(?<note>[^{}]*))?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\A[A-Za-z][\w-]*\s*=\s*(?<rule>(?:(?:""[^""]*""|[A-Za-z][\w-]*)\s*)+)\z")]
    private static partial Regex Rule();

    [GeneratedRegex(@"""[^""]*""|[A-Za-z][\w-]*")]
    private static partial Regex Token();

    [GeneratedRegex(@"[,\s]*\band\s*\z")]
    private static partial Regex AndAtEnd();
}
