using System.Text.RegularExpressions;

namespace Parley.Core.Programming.Verification;

/// <summary>Units and notations named in words. Two of one dimension in what is said about an exchange mean that copying a value may be wrong.</summary>
internal static partial class UnitWords
{
    /// <summary>Each row is a dimension, each text the words for one unit of it.</summary>
    private static readonly string[][] Dimensions =
    [
        ["celsius|°c|centigrade|degc", "fahrenheit|°f|degf", "kelvin"],
        ["km|kilomet\\w+", "mi|miles?", "m|met(?:er|re)s?", "cm|centimet\\w+", "mm|millimet\\w+", "ft|feet|foot", "in|inch(?:es)?", "yards?"],
        ["kg|kilograms?|kilos?", "g|grams?", "lbs?|pounds?", "oz|ounces?", "tons?|tonnes?"],
        ["km/h|kmh|kph", "mph", "m/s", "knots?"],
        ["milliseconds?|ms|millis", "seconds?|secs?", "minutes?|mins?", "hours?|hrs?", "days?", "weeks?", "nights?"],
        ["cents?|pence", "dollars?", "euros?", "pounds sterling"],
        ["usd", "eur", "gbp", "chf", "jpy", "sek", "pln"],
        ["percent\\w*|%", "fractions?|ratio|share"],
        ["utc|gmt|zulu", "local(?:\\s+time)?|cet|cest|est|pst|bst"],
        ["yyyy-mm-dd|iso\\s*8601|rfc\\s*3339", "dd[./-]mm[./-]yyyy", "mm[./-]dd[./-]yyyy", "yyyymmdd", "unix\\w*|epoch|timestamp"],
        ["bytes?", "kb|kilobytes?|kib", "mb|megabytes?|mib", "gb|gigabytes?|gib"],
        ["hpa|hectopascals?|mbar|millibars?", "pa|pascals?", "mmhg", "inhg"],
        ["lit(?:er|re)s?", "ml|millilit\\w+", "gallons?"],
        ["incl(?:\\.|uding|usive)?|gross", "excl(?:\\.|uding|usive)?|net"],
        ["alpha-?2|two-letter", "alpha-?3|three-letter"],
    ];

    // Units of one letter or that are everyday words count only behind "in" or a bracket, as in "height (m)" and "length in inches".
    private static readonly Regex[][] Patterns = [.. Dimensions.Select(units => units.Select(Pattern).ToArray())];

    /// <summary>True when the texts name two units of one dimension.</summary>
    public static bool Conflict(params IEnumerable<string> texts)
    {
        var all = Camel().Replace(string.Join('\n', texts), " ").Replace('_', ' ');
        return Patterns.Any(units => units.Count(unit => unit.IsMatch(all)) > 1);
    }

    private static Regex Pattern(string words)
    {
        var shortOnes = string.Join('|', words.Split('|').Where(IsEveryday));
        var others = string.Join('|', words.Split('|').Where(word => !IsEveryday(word)));
        var either = (shortOnes, others) switch
        {
            ("", _) => $@"(?<![\w])(?:{others})(?!\w)",
            (_, "") => $@"(?<=\bin\s|[(\[])(?:{shortOnes})(?!\w)",
            _ => $@"(?<![\w])(?:{others})(?!\w)|(?<=\bin\s|[(\[])(?:{shortOnes})(?!\w)",
        };
        return new Regex(either, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static bool IsEveryday(string word) => word is "m" or "g" or "mi" or "in" or "pa" or "mb" or "ms" or "days?" or "weeks?" or "hours?|hrs?" or "foot";

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Camel();
}
