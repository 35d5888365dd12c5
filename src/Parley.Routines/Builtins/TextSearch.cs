using Parley.Routines.Execution;

namespace Parley.Routines.Builtins;

/// <summary>
/// Looks for one text in another, in time that is linear whatever the two are: the framework's own search takes the product of their lengths where the wanted one repeats.
/// What it may read is charged first.
/// </summary>
internal readonly struct TextSearch
{
    /// <summary>Up to so many characters the framework's search is faster, and no more than that often slower.</summary>
    private const int MaxPlain = 32;

    private readonly string _text;
    private readonly string _wanted;

    /// <summary>By how much of the wanted text matches: how much of it still does one character on (Knuth, Morris, Pratt). Null for a short one.</summary>
    private readonly int[]? _borders;

    private TextSearch(string text, string wanted, int[]? borders) => (_text, _wanted, _borders) = (text, wanted, borders);

    /// <summary>Charges for one way through the text from a position on.</summary>
    public static TextSearch Begin(Run run, string text, string wanted, int from = 0)
    {
        var rest = text.Length - from;
        if (wanted.Length > rest)
        {
            run.Charge(1);
            return new TextSearch(text, wanted, []);
        }

        run.Charge(1 + ((rest + (long)wanted.Length) >> 4));
        if (wanted.Length <= MaxPlain)
        {
            return new TextSearch(text, wanted, null);
        }

        run.Allocate(24 + (sizeof(int) * (long)wanted.Length));
        return new TextSearch(text, wanted, Borders(wanted));
    }

    /// <summary>Where it stands next, at a position or behind it; -1 where it doesn't. Places that don't overlap cost one way through the text in all.</summary>
    public int Next(int from)
    {
        if (_wanted.Length > _text.Length - from)
        {
            return -1;
        }

        return _borders is null ? _text.IndexOf(_wanted, from, StringComparison.Ordinal)
            : EndOfNext(_borders, from, matched: 0, _text.Length) is > 0 and var end ? end - _wanted.Length
            : -1;
    }

    /// <summary>Where it stands last, before an end; -1 where it doesn't.</summary>
    public int Last(int end)
    {
        if (_wanted.Length > end)
        {
            return -1;
        }

        if (_borders is null)
        {
            return _text.AsSpan(0, end).LastIndexOf(_wanted, StringComparison.Ordinal);
        }

        var last = -1;
        for (var found = EndOfNext(_borders, 0, matched: 0, end); found >= 0; found = EndOfNext(_borders, found, _borders[^1], end))
        {
            last = found - _wanted.Length;
        }

        return last;
    }

    /// <param name="matched">How much of the wanted text stands before the position.</param>
    private int EndOfNext(int[] borders, int from, int matched, int end)
    {
        var text = _text.AsSpan(0, end);
        var wanted = _wanted.AsSpan();
        for (var at = from; at < end; at++)
        {
            if (matched == 0)
            {
                // Nothing of it has begun: the framework finds its beginning faster.
                var begin = text[at..].IndexOf(wanted[..MaxPlain]);
                if (begin < 0)
                {
                    return -1;
                }

                (at, matched) = (at + begin + MaxPlain - 1, MaxPlain);
                continue;
            }

            while (matched > 0 && text[at] != wanted[matched])
            {
                matched = borders[matched - 1];
            }

            if (text[at] == wanted[matched] && ++matched == wanted.Length)
            {
                return at + 1;
            }
        }

        return -1;
    }

    private static int[] Borders(string wanted)
    {
        var borders = new int[wanted.Length];
        for (var (at, matched) = (1, 0); at < borders.Length; at++)
        {
            while (matched > 0 && wanted[at] != wanted[matched])
            {
                matched = borders[matched - 1];
            }

            borders[at] = matched += wanted[at] == wanted[matched] ? 1 : 0;
        }

        return borders;
    }
}
