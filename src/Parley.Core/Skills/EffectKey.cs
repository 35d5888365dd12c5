namespace Parley.Core.Skills;

/// <summary>One run of a skill with an effect.</summary>
/// <param name="Arguments">SHA-256 (hex) of the canonical arguments.</param>
public sealed record EffectKey(string Agent, string Caller, string ExchangeId, string Skill, string Arguments);
