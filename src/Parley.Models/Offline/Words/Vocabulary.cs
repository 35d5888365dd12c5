using System.Collections.Frozen;

namespace Parley.Models.Offline.Words;

/// <summary>What the offline model knows of English: words that say nothing by themselves, usual abbreviations, and words that often mean the same.</summary>
internal static class Vocabulary
{
    /// <summary>How alike two words are that stand in one row of <see cref="Alike"/>.</summary>
    public const double SynonymLikeness = 0.6;

    private static readonly FrozenSet<string> Empty = Words("""
        a an the of for in on at by with and or is are be was were been will would it its this that these those there here which who whom whose what when where how
        you your i my me we our us they their he she his her want wanted wants need needed needs must should shall can could may might do does did has have had having
        as if then than so such any each every other please give given giving get gets got about into per via not only also e g ie eg etc format formatted iso yyyy dd hh ss field
        hello hi hey help thank thanks kindly tell know value values string text integer boolean json object array list optional required
        """);

    private static readonly FrozenSet<string> Faint = Words("from to number name one two no yes all new used use using data info information details detail");

    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>
    {
        ["qty"] = "quantity", ["num"] = "number", ["nr"] = "number", ["id"] = "identifier", ["ids"] = "identifier", ["addr"] = "address", ["tel"] = "phone", ["dest"] = "destination", ["amt"] = "amount",
        ["avg"] = "average", ["max"] = "maximum", ["min"] = "minimum", ["temp"] = "temperature", ["desc"] = "description", ["msg"] = "message", ["dob"] = "birth", ["lat"] = "latitude", ["lon"] = "longitude",
        ["lng"] = "longitude", ["dept"] = "department", ["org"] = "organisation", ["organization"] = "organisation", ["lang"] = "language", ["ref"] = "reference", ["pct"] = "percent", ["percentage"] = "percent",
        ["°c"] = "celsius", ["colour"] = "color", ["centre"] = "center", ["mins"] = "minute", ["hrs"] = "hour", ["kilometre"] = "km", ["kilometer"] = "km", ["kilogram"] = "kg", ["millimetre"] = "mm", ["millimeter"] = "mm",
        ["people"] = "person", ["persons"] = "person", ["children"] = "child", ["email"] = "mail", ["emails"] = "mail",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int[]> Alike = Rows("""
        city town place location destination
        day date
        start begin first from departure
        end finish last until to
        time hour
        title name label
        price cost fee fare rate charge
        amount sum total
        count number quantity
        phone telephone mobile
        kind type category sort
        code identifier key
        note comment remark
        message text content
        person guest customer client user passenger
        company firm business organisation
        temperature degree celsius
        rain precipitation rainfall
        weather forecast
        picture image photo
        car vehicle
        duration length
        status state
        arrival end
        currency money
        reason cause
        sender origin from
        recipient receiver addressee
        include contain with
        available free open
        weight mass
        speed velocity
        nation country
        zip postal postcode
        confirm accept approve
        order purchase
        book reservation booking
        """);

    public static bool SaysNothing(string word) => Empty.Contains(word);

    /// <summary>How much a word says by itself, before it is known how many fields share it.</summary>
    public static double Weight(string stem) => Faint.Contains(stem) ? 0.5 : 1;

    public static string Normal(string word) => Stemmer.Stem(Abbreviations.GetValueOrDefault(word, word));

    public static double Likeness(string left, string right)
    {
        if (left == right)
        {
            return 1;
        }

        if (Alike.TryGetValue(left, out var rows) && Alike.TryGetValue(right, out var others) && rows.AsSpan().IndexOfAny(others) >= 0)
        {
            return SynonymLikeness;
        }

        var shorter = Math.Min(left.Length, right.Length);
        return shorter >= 5 && left.AsSpan(0, shorter).SequenceEqual(right.AsSpan(0, shorter)) ? SynonymLikeness : 0;
    }

    private static FrozenSet<string> Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();

    private static FrozenDictionary<string, int[]> Rows(string text)
    {
        var rows = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (index, row) in text.Split('\n').Index())
        {
            foreach (var word in row.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var stem = Stemmer.Stem(word);
                rows.TryAdd(stem, []);
                rows[stem].Add(index);
            }
        }

        return rows.ToFrozenDictionary(row => row.Key, row => row.Value.ToArray());
    }
}
