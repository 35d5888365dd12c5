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

    [GeneratedRegex("""
        \b(if|unless|otherwise|else|except|instead|whenever|only|always|never|depend\w*|when|where\s+no\w*|missing|absent|omit\w*|left\s+out|default\w*|fallback
        |above|below|over|under|exceed\w*|more|less|fewer|least|most|greater|larger|smaller|before|after|until|up\s+to|from\s+\d\S*|first|last|next|previous|following
        |round\w*|conver\w*|multipl\w*|divid\w*|add(?:s|ed|ing)?|subtract\w*|sum\w*|total\w*|average\w*|mean|plus|minus|times|twice|half|double|count\w*|number\s+of|percent\w*|tax\w*|vat|net|gross|discount\w*
        |upper-?\s?case\w*|lower-?\s?case\w*|capital\w*|trim\w*|truncat\w*|shorten\w*|pad\w*|concat\w*|join\w*|split\w*|combin\w*|prefix\w*|suffix\w*|followed|separat\w*
        |sort\w*|order\w*\s+by|revers\w*|descending|ascending|newest|oldest|filter\w*|uniq\w*|distinct|translat\w*|map(?:s|ped)?|mean(?:s|ing)|stands\s+for|encoded|inverse|opposite|negat\w*|shift\w*|relative|instead)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Transforms();
}
