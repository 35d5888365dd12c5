using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>
/// The variables of one call of a function. Lives as long as the call, across the tools it waits for.
/// A function that is not async ends before its caller goes on, and values never hold a frame, so that its frame serves the next call of the same run.
/// </summary>
internal sealed class Frame(Run run, int slots)
{
    public readonly Run Run = run;
    public readonly JsonValue[] Slots = new JsonValue[slots];
    public Cell[] Captured = Closure.NoCells;

    /// <summary>What a return statement gave.</summary>
    public JsonValue Result;

    /// <summary>Arguments beyond the declared ones, for a rest parameter.</summary>
    public JsonArray? Rest;

    /// <summary>The function value itself, for a function that names itself.</summary>
    public Closure? Self;

    /// <summary>For an async function: its place and what it waits for.</summary>
    public Coroutine? Coroutine;

    /// <summary>The next free frame of the run, while this one is free.</summary>
    public Frame? NextFree;

    /// <summary>Nobody acts while this call waits, so that it may go on at once.</summary>
    public bool IsForeground;

    public Cell CellAt(int slot) => (Cell)Slots[slot].Reference!;

    /// <summary>Forgets the call, so that nothing of it can be seen by the next.</summary>
    public void Clear(int usedSlots)
    {
        Slots.AsSpan(0, usedSlots).Clear();
        Captured = Closure.NoCells;
        Result = default;
        Rest = null;
        Self = null;
        Coroutine = null;
        IsForeground = false;
    }
}
