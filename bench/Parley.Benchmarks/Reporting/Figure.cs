namespace Parley.Benchmarks.Reporting;

/// <summary>One measured number. <see cref="Name"/> is its key in the JSON object, with the unit in it (<c>compileMicrosMedian</c>).</summary>
/// <param name="Name">Camel case.</param>
/// <param name="Value">The number itself.</param>
/// <param name="Words">What it is, for a reader of the table.</param>
internal sealed record Figure(string Name, double Value, string Words);
