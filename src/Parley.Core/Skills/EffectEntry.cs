using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>What the journal holds for a key.</summary>
/// <param name="Result">The result of a completed run.</param>
public sealed record EffectEntry(EffectStatus Status, JsonValue Result = default);
