using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Which kind of value a description in prose speaks of.</summary>
internal static partial class KindWords
{
    /// <summary>The kind that is named last, or Any when none is.</summary>
    public static FieldKind Of(string text)
    {
        var last = Words().Matches(text).LastOrDefault();
        return last is null ? FieldKind.Any : KindOf(last);
    }

    private static FieldKind KindOf(Match match) => match switch
    {
        _ when match.Groups["list"].Success => FieldKind.List,
        _ when match.Groups["integer"].Success => FieldKind.Integer,
        _ when match.Groups["number"].Success => FieldKind.Number,
        _ when match.Groups["date"].Success => FieldKind.Date,
        _ when match.Groups["boolean"].Success => FieldKind.Boolean,
        _ => FieldKind.Text,
    };

    [GeneratedRegex(@"\b(?:(?<list>(?:array|list)s?(?: of \w+)?)|(?<integer>integers?|whole numbers?)|(?<number>numbers?|decimals?|floats?|numeric)|(?<date>YYYY-MM-DD|ISO dates?|calendar dates?)|(?<boolean>booleans?|true or false)|strings?|texts?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
