using System.Globalization;

namespace Parley.Protocol.Patterns.Parsing;

/// <summary>How often an atom repeats: <c>*</c>, <c>+</c>, <c>?</c>, <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>, each with <c>?</c> behind it when the least is preferred.</summary>
internal readonly record struct Quantifier(long Min, long? Max, bool IsGreedy)
{
    /// <summary>How many copies of the atom stand in the written-out pattern.</summary>
    public long Parts => Max ?? Min + 1;

    /// <summary>Reads a quantifier if one is there. False with no error when there is none.</summary>
    public static bool TryRead(string pattern, ref int position, out Quantifier quantifier, out string? error)
    {
        (quantifier, error) = (default, null);
        switch (position < pattern.Length ? pattern[position] : '\0')
        {
            case '*': quantifier = new(0, null, true); break;
            case '+': quantifier = new(1, null, true); break;
            case '?': quantifier = new(0, 1, true); break;
            case '{' when StartsCount(pattern, position):
                var end = pattern.IndexOf('}', position);
                quantifier = Count(pattern.AsSpan((position + 1)..end));
                position = end;
                break;
            default:
                return false;
        }

        position++;
        if (position < pattern.Length && pattern[position] == '?')
        {
            position++;
            quantifier = quantifier with { IsGreedy = false };
        }

        error = quantifier.Max < quantifier.Min ? "a repetition {n,m} has m below n"
            : position < pattern.Length && pattern[position] is '*' or '+' or '?' ? "a repetition can't be repeated; put the first in a group (?:…)"
            : null;
        return error is null;
    }

    /// <summary>Whether {n}, {n,} or {n,m} starts at the position.</summary>
    public static bool StartsCount(string pattern, int position)
    {
        var end = pattern[position] == '{' ? pattern.IndexOf('}', position) : -1;
        if (end < 0)
        {
            return false;
        }

        var counts = pattern.AsSpan((position + 1)..end);
        var comma = counts.IndexOf(',');
        var low = comma < 0 ? counts : counts[..comma];
        var high = comma < 0 ? default : counts[(comma + 1)..];
        return low.Length > 0 && !low.ContainsAnyExceptInRange('0', '9') && !high.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>The repetition; only for one whose <see cref="Parts"/> were found to be few.</summary>
    public PatternNode ToNode(PatternNode body, int firstGroup, int endGroup) => new PatternNode.Repeat(body, (int)Min, (int?)Max, IsGreedy, firstGroup, endGroup);

    private static Quantifier Count(ReadOnlySpan<char> counts)
    {
        var comma = counts.IndexOf(',');
        var low = Bound(comma < 0 ? counts : counts[..comma]);
        return new(low, comma < 0 ? low : comma == counts.Length - 1 ? null : Bound(counts[(comma + 1)..]), true);
    }

    private static long Bound(ReadOnlySpan<char> digits)
        => digits.TrimStart('0') is { Length: > 9 } ? 1_000_000_000 : digits.TrimStart('0') is { Length: > 0 } counted ? long.Parse(counted, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}
