using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>What the journal holds for a key.</summary>
/// <param name="Result">The result of a completed run.</param>
public sealed record EffectEntry(EffectStatus Status, JsonValue Result = default)
{
    /// <summary>How many runs of the same skill the exchange has under other arguments. Only told when the entry was opened by this call.</summary>
    public int OtherRuns { get; init; }
}
