namespace Parley.Core.Costs;

/// <summary>One call of a model, as it was billed.</summary>
/// <param name="Purpose">The prompt's name, such as <c>compose-message</c>.</param>
/// <param name="Cost">In <paramref name="Currency"/>; 0 when the model has no price.</param>
public sealed record ModelCall(ModelRole Role, string Purpose, string Model, long InputTokens, long OutputTokens, decimal Cost, string Currency, TimeSpan Duration);
