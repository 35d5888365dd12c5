namespace Parley.Routines.Builtins;

/// <summary>A match: start and end of the whole, and of each group when those were asked for.</summary>
internal sealed class RegExpMatch(string text, int[] slots)
{
    public int Index => slots[0];

    public int End => slots[1];

    public int Length => slots[1] - slots[0];

    /// <summary>Groups with the whole match as the first; only that one when the others were not asked for.</summary>
    public int GroupCount => slots.Length / 2;

    /// <summary>What a group captured; null for one that took no part.</summary>
    public string? Group(int number) => slots[2 * number] < 0 ? null : text[slots[2 * number]..slots[(2 * number) + 1]];

    /// <summary>As above without a copy; empty for one that took no part.</summary>
    public ReadOnlySpan<char> Span(int number) => slots[2 * number] < 0 ? default : text.AsSpan(slots[2 * number]..slots[(2 * number) + 1]);
}
