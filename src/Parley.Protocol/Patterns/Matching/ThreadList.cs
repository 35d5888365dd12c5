using System.Runtime.CompilerServices;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>The threads alive at one position, those to be preferred first: where each stands in the program and what it has captured.</summary>
internal sealed class ThreadList
{
    private int[] _places = new int[32];
    private int[] _slots = new int[64];
    private int _width = 1;

    public int Count { get; private set; }

    /// <summary>How many integers the list holds on to.</summary>
    public int Capacity => _places.Length + _slots.Length;

    public void Clear() => Count = 0;

    /// <summary>Empties the list for threads of so many slots each.</summary>
    public void Start(int width)
    {
        _width = width;
        Count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceAt(int index) => _places[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> SlotsAt(int index) => _slots.AsSpan(index * _width, _width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place, ReadOnlySpan<int> slots)
    {
        var at = Count * _width;
        if (Count == _places.Length || at + _width > _slots.Length)
        {
            Grow(at + _width);
        }

        _places[Count++] = place;
        if (slots.Length == 1)
        {
            _slots[at] = slots[0];
        }
        else
        {
            slots.CopyTo(_slots.AsSpan(at));
        }
    }

    private void Grow(int slots)
    {
        if (Count == _places.Length)
        {
            Array.Resize(ref _places, 2 * _places.Length);
        }

        if (slots > _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(slots, 2 * _slots.Length));
        }
    }
}
