namespace Parley.Routines.Builtins;

/// <summary>The order of <c>localeCompare</c>: close to what engines do for Latin text, the same on every machine, and without a locale.</summary>
internal static class TextOrder
{
    public static int Compare(string left, string right)
    {
        var (a, b) = (LatinMarks.Decompose(left), LatinMarks.Decompose(right));
        var order = ByLevel(Letters(a), Letters(b), Rank);
        if (order == 0)
        {
            order = Math.Sign(string.CompareOrdinal(Marks(a), Marks(b)));
        }

        return order != 0 ? order : ByLevel(left, right, c => char.IsUpper(c) ? 1 : 0);
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !LatinMarks.IsMark(c))).ToLowerInvariant();

    private static string Marks(string text) => string.Concat(text.Select(c => LatinMarks.IsMark(c) ? c : ' ')).TrimEnd();

    /// <summary>Space, then signs, then digits, then letters.</summary>
    private static int Rank(char c) => (char.IsLetter(c) ? 3 : char.IsDigit(c) ? 2 : char.IsWhiteSpace(c) ? 0 : 1) * 0x10000 + c;

    private static int ByLevel(string left, string right, Func<char, int> rank)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = rank(left[i]).CompareTo(rank(right[i]));
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
