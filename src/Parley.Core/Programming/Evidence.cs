namespace Parley.Core.Programming;

/// <summary>One piece of evidence for or against a routine, and what it cost.</summary>
/// <param name="Kind">Such as <c>types</c>, <c>data-flow</c>, <c>recorded</c>, <c>model-batch</c>, <c>replay</c>.</param>
/// <param name="Cases">How many cases were tried.</param>
/// <param name="Detail">What was found, in words a person or a model can act on.</param>
/// <param name="Cost">What gathering it cost, in US dollars unless the model's price says otherwise.</param>
public sealed record Evidence(string Kind, bool Passed, int Cases, string Detail, decimal Cost);
