namespace Parley.Core.Costs;

/// <summary>A rung that broke, and why.</summary>
public sealed record StepDown(Mode From, Mode To, string Cause);
