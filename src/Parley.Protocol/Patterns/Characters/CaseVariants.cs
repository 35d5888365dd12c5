namespace Parley.Protocol.Patterns.Characters;

/// <summary>Which characters are the same without regard to case, as ECMAScript's Canonicalize has it (ECMA-262 section 22.2.2.7.3), with and without <c>u</c>.</summary>
internal sealed class CaseVariants
{
    private static readonly Lazy<CaseVariants> WithUnicode = new(() => new CaseVariants(LastCased, Fold));
    private static readonly Lazy<CaseVariants> WithoutUnicode = new(() => new CaseVariants(char.MaxValue, Upper));

    // The planes beyond this one have no letters with case.
    private const int LastCased = 0x1FFFF;

    // Characters with variants in order, and the group of each.
    private readonly int[] _members;
    private readonly int[][] _groups;

    private CaseVariants(int last, Func<int, int> canonical)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var c = 0; c <= last; c++)
        {
            if (canonical(c) is var form && form != c)
            {
                (groups.TryGetValue(form, out var group) ? group : groups[form] = [form]).Add(c);
            }
        }

        var pairs = groups.Values.SelectMany(group => group.Select(member => (Member: member, Group: group.ToArray()))).OrderBy(pair => pair.Member).ToArray();
        _members = Array.ConvertAll(pairs, pair => pair.Member);
        _groups = Array.ConvertAll(pairs, pair => pair.Group);
    }

    public static CaseVariants Of(bool unicode) => (unicode ? WithUnicode : WithoutUnicode).Value;

    /// <summary>The set with every variant of what it holds.</summary>
    public CodePointSet Close(CodePointSet set)
    {
        var closed = new CodePointSet();
        foreach (var (first, last) in set.Ranges)
        {
            closed.Add(first, last);
            var at = Array.BinarySearch(_members, first);
            for (at = at < 0 ? ~at : at; at < _members.Length && _members[at] <= last; at++)
            {
                foreach (var variant in _groups[at])
                {
                    if (variant < first || variant > last)
                    {
                        closed.Add(variant, variant);
                    }
                }
            }
        }

        return closed;
    }

    // Where Unicode's simple case folding is not the lower case of the upper case.
    private static int Fold(int c) => c switch
    {
        0x17F => 's',
        0x1E9E => 0xDF,
        0x1FD3 => 0x390,
        0x1FE3 => 0x3B0,
        0xFB05 => 0xFB06,
        _ => Map(Map(c, upper: true), upper: false),
    };

    // Only what String.prototype.toUpperCase maps to one unit counts; what it makes two of in Greek is left as it is.
    private static int Upper(int c)
    {
        if (c is (>= 0x1F80 and <= 0x1FAF) or 0x1FB3 or 0x1FBC or 0x1FC3 or 0x1FCC or 0x1FF3 or 0x1FFC)
        {
            return c;
        }

        var upper = char.ToUpperInvariant((char)c);
        return c >= 128 && upper < 128 ? c : upper;
    }

    private static int Map(int c, bool upper)
    {
        if (c <= char.MaxValue)
        {
            return upper ? char.ToUpperInvariant((char)c) : char.ToLowerInvariant((char)c);
        }

        var rune = new System.Text.Rune(c);
        return (upper ? System.Text.Rune.ToUpperInvariant(rune) : System.Text.Rune.ToLowerInvariant(rune)).Value;
    }
}
