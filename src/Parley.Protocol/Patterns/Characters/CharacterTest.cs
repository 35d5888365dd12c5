using System.Runtime.CompilerServices;

namespace Parley.Protocol.Patterns.Characters;

/// <summary>A set of code points made for asking: two words of bits for ASCII, a sorted list of ends for the rest.</summary>
internal sealed class CharacterTest
{
    private readonly ulong _low;
    private readonly ulong _high;

    // Beyond ASCII: the set changes between in and out at each entry, out before the first.
    private readonly int[] _changes;

    public CharacterTest(CodePointSet set)
    {
        var changes = new List<int>();
        foreach (var (first, last) in set.Ranges)
        {
            for (var c = first; c <= Math.Min(last, 127); c++)
            {
                (_low, _high) = c < 64 ? (_low | (1UL << c), _high) : (_low, _high | (1UL << (c - 64)));
            }

            if (last > 127)
            {
                changes.Add(Math.Max(first, 128));
                changes.Add(last + 1);
            }
        }

        _changes = [.. changes];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int codePoint)
        => codePoint < 128 ? (((codePoint < 64 ? _low : _high) >> codePoint) & 1) != 0 : ContainsBeyondAscii(codePoint);

    private bool ContainsBeyondAscii(int codePoint)
    {
        var (low, high) = (0, _changes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _changes[middle] <= codePoint ? (middle + 1, high) : (low, middle);
        }

        return (low & 1) != 0;
    }
}
