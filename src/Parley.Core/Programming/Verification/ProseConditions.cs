using System.Text.RegularExpressions;
using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>
/// Looks for words that say a value is made rather than moved: conditions, arithmetic, text work. They decide nothing about a routine; where they stand,
/// copying is not taken for right without asking. What happens on errors is left out: no result depends on it.
/// </summary>
internal static partial class ProseConditions
{
    public static bool Found(params IEnumerable<string> texts)
        => texts.SelectMany(text => Ends().Split(text)).Any(sentence => Transforms().IsMatch(sentence) && !Errors().IsMatch(sentence));

    /// <summary>Every description inside a schema.</summary>
    public static IEnumerable<string> Descriptions(JsonValue schema)
        => JsonLeaves.Of(schema).Where(leaf => leaf.Path.LastName is "description" or "title" or "$comment").Select(leaf => leaf.Value.AsString).OfType<string>();

    [GeneratedRegex(@"[.!?;]\s|\n", RegexOptions.None, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(errors?|fail\w*|can't|cannot|can not|unable|impossible)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Errors();

    // "True if it is insured" and "When the book is due" describe a value; with a number, a comma or another word before them they are conditions.
    [GeneratedRegex("""
        \b(
          (?<!\b(?:true|yes|set)\s)if | if\b[^.]*\d | unless | otherwise | else | except | instead | whenever | (?<=\S\s)when | (?<=^\s*)when\b[^,]*, | only | always | never
        | depend\w* | missing | absent | omit\w* | left\s+out | default\w* | fallback | means | stands\s+for | in(?:clud|clus)\w*\s+(?:of\s+)?(?:tax|vat) | exclud\w*
        | (?:above|below|over|under|before|after|until|beyond|from|up\s+to|reach\w*|than|least|most)\s+(?:the\s+|an?\s+)?(?:[-$€£]?\d|zero|one|two|three|five|ten|twenty|fifty|hundred|thousand|noon|midnight|freezing|limit)
        | exceed\w* | (?:more|less|fewer|greater|larger|smaller|higher|lower|later|earlier)\s+than | at\s+(?:least|most)
        | (?:first|last|next)\s+(?:\d|two|three|few|one|item|element|entry|of\b)
        | round(?:s|ed|ing)? | conver\w* | multipl\w* | divid\w* | added | adds | subtract\w* | minus | plus | twice | doubled | halved | times\s+(?:the|its) | \d\s*% | discount\w* | surcharge\w*
        | upper-?\s?case\w* | lower-?\s?case\w* | capital\s+letters? | capitali[sz]\w* | trim\w* | truncat\w* | shorten\w* | cut\s+off | padded | concat\w* | joined | split | prefix\w* | suffix\w* | separated
        | sort(?:ed|s)? | ordered\s+by | revers\w* | descending | ascending | filter\w* | uniq\w* | duplicates | translat\w* | mapped | maps\s+to | encoded | inverse | inverted | opposite | negat\w* | shifted | relative\s+to
        )
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Transforms();
}
