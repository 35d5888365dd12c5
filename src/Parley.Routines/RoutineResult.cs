using Parley.Protocol.Json;

namespace Parley.Routines;

/// <summary>What one call gave and cost. <see cref="Output"/> is plain JSON, Missing when there is an error.</summary>
/// <param name="Fuel">Units of work spent.</param>
/// <param name="AllocatedBytes">Bytes charged to the allocation budget, an estimate from sizes, not from the garbage collector.</param>
public readonly record struct RoutineResult(JsonValue Output, RoutineError? Error, long Fuel, long AllocatedBytes)
{
    /// <summary>Whether there is an output.</summary>
    public bool Succeeded => Error is null;
}
