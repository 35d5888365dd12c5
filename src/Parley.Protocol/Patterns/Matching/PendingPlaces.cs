namespace Parley.Protocol.Patterns.Matching;

/// <summary>Ways not followed yet, the most preferred on top, and between them the slots to put back before one of them is followed.</summary>
internal sealed class PendingPlaces
{
    // Pairs: a place and its rounds, or the complement of a slot and its value.
    private int[] _pairs = new int[64];
    private int _count;

    public int Capacity => _pairs.Length;

    public void Clear() => _count = 0;

    public void Push(int place, int rounds)
    {
        if (_count + 2 > _pairs.Length)
        {
            Array.Resize(ref _pairs, 2 * _pairs.Length);
        }

        _pairs[_count] = place;
        _pairs[_count + 1] = rounds;
        _count += 2;
    }

    /// <summary>Remembers a slot; not needed when no way is left to follow.</summary>
    public void PushSlot(int slot, int value)
    {
        if (_count > 0)
        {
            Push(~slot, value);
        }
    }

    /// <summary>Takes the next way after putting slots back; false when none is left.</summary>
    public bool TryPop(int[] slots, out int place, out int rounds)
    {
        while (_count > 0)
        {
            _count -= 2;
            (place, rounds) = (_pairs[_count], _pairs[_count + 1]);
            if (place >= 0)
            {
                return true;
            }

            slots[~place] = rounds;
        }

        (place, rounds) = (0, 0);
        return false;
    }
}
