using System.Text;

namespace Parley.Protocol.Patterns;

/// <summary>Writes a set of code points as .NET pattern text over UTF-16 units: one class, or an alternation when surrogate pairs are in it.</summary>
internal static class SetWriter
{
    /// <summary>Writes the set; <paramref name="pairs"/> says whether characters beyond U+FFFF are whole characters (flag <c>u</c>) or two units.</summary>
    public static void Write(StringBuilder output, CodePointSet set, bool pairs)
    {
        var units = new StringBuilder();
        var lows = new SortedDictionary<int, StringBuilder>();
        foreach (var (first, last) in set.Ranges)
        {
            if (!pairs)
            {
                AddUnits(units, first, Math.Min(last, 0xFFFF));
                continue;
            }

            AddUnits(units, first, Math.Min(last, 0xD7FF));
            AddUnits(units, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));
            AddLows(lows, Math.Max(first, 0x10000), last);
        }

        if (lows.Count == 0)
        {
            output.Append(units.Length == 0 ? @"[^\u0000-\uFFFF]" : $"[{units}]");
            return;
        }

        output.Append("(?:").Append(units.Length == 0 ? "" : $"[{units}]|");
        // High surrogates that take the same low ones share an alternative: few alternatives make a small automaton.
        output.AppendJoin('|', lows.GroupBy(pair => pair.Value.ToString(), pair => pair.Key, StringComparer.Ordinal).Select(group => $"[{Highs(group)}][{group.Key}]"));
        output.Append(')');
    }

    private static void AddUnits(StringBuilder output, int first, int last)
    {
        if (first <= last)
        {
            output.Append(Unit(first));
            if (last > first)
            {
                output.Append('-').Append(Unit(last));
            }
        }
    }

    private static void AddLows(SortedDictionary<int, StringBuilder> lows, int first, int last)
    {
        for (var c = first; c <= last; c = (c | 0x3FF) + 1)
        {
            var (high, low) = Split(c);
            if (!lows.TryGetValue(high, out var ranges))
            {
                lows[high] = ranges = new StringBuilder();
            }

            AddUnits(ranges, low, Split(Math.Min(last, c | 0x3FF)).Low);
        }
    }

    private static string Highs(IEnumerable<int> highs)
    {
        var set = new CodePointSet();
        foreach (var high in highs)
        {
            set.Add(high, high);
        }

        var text = new StringBuilder();
        foreach (var (first, last) in set.Ranges)
        {
            AddUnits(text, first, last);
        }

        return text.ToString();
    }

    private static (int High, int Low) Split(int codePoint) => (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static string Unit(int unit) => $@"\u{unit:X4}";
}
