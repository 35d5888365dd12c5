namespace Parley.Benchmarks.Reporting;

/// <summary>A measurement can't go on. The message says why and what to do; it is the one line that a person sees.</summary>
internal sealed class BenchmarkException(string message, Exception? inner = null) : Exception(message, inner);
