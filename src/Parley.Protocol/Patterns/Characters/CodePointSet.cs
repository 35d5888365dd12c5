using System.Globalization;
using System.Runtime.InteropServices;

namespace Parley.Protocol.Patterns.Characters;

/// <summary>
/// A set of Unicode code points as ranges. Mutable while it is built; reading it sorts and merges the ranges first, so a set that
/// threads share must have been read once.
/// </summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private readonly List<(int First, int Last)> _ranges = [];
    private bool _normal = true;

    public CodePointSet()
    {
    }

    /// <summary>Ranges in hexadecimal, such as <c>30-39 5F</c>.</summary>
    public CodePointSet(string ranges)
    {
        foreach (var range in ranges.Split(' '))
        {
            var ends = range.Split('-');
            Add(Hex(ends[0]), Hex(ends[^1]));
        }

        Normalise();
    }

    public ReadOnlySpan<(int First, int Last)> Ranges
    {
        get
        {
            Normalise();
            return CollectionsMarshal.AsSpan(_ranges);
        }
    }

    public void Add(int first, int last)
    {
        _ranges.Add((first, last));
        _normal = false;
    }

    /// <summary>How many ranges have been added; what building the set costs.</summary>
    public int Count => _ranges.Count;

    /// <summary>The one code point of a set that has no other; -1 for other sets.</summary>
    public int Single => Ranges is [var (first, last)] && first == last ? first : -1;

    public void Add(CodePointSet other)
    {
        foreach (var (first, last) in other.Ranges)
        {
            Add(first, last);
        }
    }

    public bool Contains(int codePoint)
    {
        var ranges = Ranges;
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < ranges[middle].First)
            {
                high = middle - 1;
            }
            else if (codePoint > ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public CodePointSet Complement()
    {
        var result = new CodePointSet();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            if (first > next)
            {
                result.Add(next, first - 1);
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            result.Add(next, Last);
        }

        result.Normalise();
        return result;
    }

    private void Normalise()
    {
        if (_normal)
        {
            return;
        }

        _ranges.Sort();
        var kept = 0;
        for (var i = 1; i < _ranges.Count; i++)
        {
            if (_ranges[i].First <= _ranges[kept].Last + 1)
            {
                _ranges[kept] = (_ranges[kept].First, Math.Max(_ranges[kept].Last, _ranges[i].Last));
            }
            else
            {
                _ranges[++kept] = _ranges[i];
            }
        }

        _ranges.RemoveRange(kept + 1, _ranges.Count - kept - 1);
        _normal = true;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
