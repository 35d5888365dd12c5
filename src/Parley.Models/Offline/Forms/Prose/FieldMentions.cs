using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Finds the fields of a JSON object that sentences name: <c>one string field, "city"</c> or <c>- `date` (string): the day</c>.</summary>
internal static partial class FieldMentions
{
    public static IReadOnlyList<Field> Read(string sentence)
    {
        var mentions = Mention().Matches(sentence).ToList();
        if (mentions.Count == 0 && BulletName().Match(sentence) is { Success: true } bullet)
        {
            mentions = [bullet];
        }

        if (mentions.Count == 0)
        {
            return Bare(sentence);
        }

        var fields = new List<Field>();
        var (kind, from) = (FieldKind.Any, 0);
        foreach (var (i, mention) in mentions.Index())
        {
            var end = i + 1 < mentions.Count ? mentions[i + 1].Index : sentence.Length;
            var note = mention.Groups["note"].Value;
            var after = After(sentence[(mention.Index + mention.Length)..end]);
            kind = First(KindWords.Of(note), KindWords.Of(sentence[from..mention.Index]), KindWords.Of(after), kind);
            from = mention.Index + mention.Length;
            fields.Add(Make(mention.Groups["name"].Value, kind, $"{note} {after}".Trim(), $"{sentence[..mention.Index]} {note} {after}"));
        }

        return fields;
    }

    /// <summary>"JSON with date and optional location": names that nothing marks, as long as each is one word.</summary>
    private static IReadOnlyList<Field> Bare(string sentence)
    {
        var items = BareList().Match(sentence) is { Success: true } list ? BareBetween().Split(list.Groups["list"].Value).Select(item => BareItem().Match(item)).ToList() : [];
        return items.TrueForAll(item => item.Success) ? [.. items.Select(item => Make(item.Groups["name"].Value, FieldKind.Any, "", item.Groups["optional"].Value))] : [];
    }

    private static Field Make(string name, FieldKind kind, string description, string around) => new()
    {
        Path = [name],
        Kind = kind,
        Name = Spelling.Spoken(name),
        Description = description,
        IsRequired = !Optional().IsMatch(around),
        IsRequiredInside = !Optional().IsMatch(around),
    };

    // Up to the end of the clause: what follows may introduce the next field.
    private static string After(string text) => Connection().Replace(ClauseEnd().Split(text)[0], "").Trim(' ', ',', ':', '-', '.');

    private static FieldKind First(params ReadOnlySpan<FieldKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (kind != FieldKind.Any)
            {
                return kind;
            }
        }

        return FieldKind.Any;
    }

    [GeneratedRegex("""(?:"(?<name>[A-Za-z_][\w-]*)"|`(?<name>[A-Za-z_][\w-]*)`|'(?<name>[A-Za-z_][\w-]*)')(?:\s*\((?<note>[^)]*)\))?""")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\bJSON(?: object)? (?:with|of|holding|containing) (?<list>[^.;:\n]{1,200})")]
    private static partial Regex BareList();

    [GeneratedRegex(@"\s*,\s*(?:and\s+)?|\s+and\s+")]
    private static partial Regex BareBetween();

    [GeneratedRegex(@"\A\s*(?:(?:an?|the)\s+)?(?<optional>optional(?:ly)?\s+)?(?<name>[A-Za-z_]\w*)\s*\z")]
    private static partial Regex BareItem();

    [GeneratedRegex(@"\A\s*[-*•]\s+\**(?<name>[A-Za-z_]\w*)\**\s*(?:\((?<note>[^)]*)\)|(?=:|-|–))")]
    private static partial Regex BulletName();

    [GeneratedRegex(@"\b(?:optional|may be absent|if (?:known|available|any|given))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Optional();

    [GeneratedRegex(@"\band\s*\z|;|\band (?:an?|one|two|three|its?|the)\b")]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"\A\s*(?:,|:|-|–|is|which is|being)?\s*")]
    private static partial Regex Connection();
}
