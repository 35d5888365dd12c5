using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>Numbers and quoted words of what is said about an exchange: where a program that ignores the words would differ from one that heeds them.</summary>
internal static partial class DocumentLiterals
{
    private const int MaxLiterals = 16;

    public static IReadOnlyList<JsonValue> Of(IEnumerable<string> words)
    {
        var prose = string.Join('\n', words);
        var numbers = Numbers().Matches(prose).Select(match => new JsonValue(double.Parse(match.ValueSpan, CultureInfo.InvariantCulture)));
        var quoted = Quoted().Matches(prose).Select(match => new JsonValue(match.Groups[1].Value));
        return [.. numbers.Distinct().Take(MaxLiterals), .. quoted.Distinct().Take(MaxLiterals)];
    }

    [GeneratedRegex(@"(?<![\w.-])-?\d{1,9}(\.\d{1,6})?(?![\w-])", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("[\"`]([^\"`\\r\\n]{1,40})[\"`]", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
