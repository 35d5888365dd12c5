namespace Parley.Protocol.Patterns;

/// <summary>Which characters are the same without regard to case, as ECMAScript's Canonicalize has it (ECMA-262 section 22.2.2.7.3), with and without <c>u</c>.</summary>
internal static class CaseVariants
{
    private static readonly Lazy<char[][]> Folded = new(() => Groups(Fold));
    private static readonly Lazy<char[][]> Uppered = new(() => Groups(Upper));
    private static readonly Lazy<Dictionary<char, char[]>> FoldedByMember = new(() => ByMember(Folded.Value));
    private static readonly Lazy<Dictionary<char, char[]>> UpperedByMember = new(() => ByMember(Uppered.Value));

    /// <summary>Adds every variant of what the set holds.</summary>
    public static void Close(CodePointSet set, bool unicode)
    {
        var missing = new CodePointSet();
        foreach (var group in (unicode ? Folded : Uppered).Value)
        {
            if (Array.Exists(group, c => set.Contains(c)))
            {
                Array.ForEach(group, c => missing.Add(c, c));
            }
        }

        set.Add(missing);
    }

    /// <summary>Adds the variants of one character.</summary>
    public static void Add(CodePointSet set, int codePoint, bool unicode)
    {
        if (codePoint <= char.MaxValue && (unicode ? FoldedByMember : UpperedByMember).Value.TryGetValue((char)codePoint, out var group))
        {
            Array.ForEach(group, c => set.Add(c, c));
        }
    }

    private static Dictionary<char, char[]> ByMember(char[][] groups)
        => groups.SelectMany(group => group, (group, member) => (group, member)).ToDictionary(pair => pair.member, pair => pair.group);

    // .NET leaves the long s without an upper case; Unicode folds it to s.
    private static char Fold(char c) => c == '\u017F' ? 's' : char.ToLowerInvariant(char.ToUpperInvariant(c));

    private static char Upper(char c)
    {
        var upper = char.ToUpperInvariant(c);
        return c >= 128 && upper < 128 ? c : upper;
    }

    private static char[][] Groups(Func<char, char> canonical)
        => [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).GroupBy(canonical, (_, members) => members.ToArray()).Where(members => members.Length > 1)];
}
