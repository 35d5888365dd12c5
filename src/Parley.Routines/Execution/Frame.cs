using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>The variables of one call of a function. Lives as long as the call, across the tools it waits for.</summary>
internal sealed class Frame(Run run, int slots, Cell[] captured)
{
    public readonly Run Run = run;
    public readonly JsonValue[] Slots = new JsonValue[slots];
    public readonly Cell[] Captured = captured;

    /// <summary>What a return statement gave.</summary>
    public JsonValue Result;

    /// <summary>Arguments beyond the declared ones, for a rest parameter.</summary>
    public JsonValue Rest;

    /// <summary>The function value itself, for a function that names itself.</summary>
    public JsonValue Self;

    /// <summary>For an async function: its place and what it waits for.</summary>
    public Coroutine? Coroutine;

    /// <summary>Nobody acts while this call waits, so that it may go on at once.</summary>
    public bool IsForeground;

    public Cell CellAt(int slot) => (Cell)Slots[slot].Reference!;
}
