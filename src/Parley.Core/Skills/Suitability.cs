namespace Parley.Core.Skills;

/// <param name="Reason">Why, in words; empty when it suits.</param>
public sealed record Suitability(bool Suits, string Reason);
