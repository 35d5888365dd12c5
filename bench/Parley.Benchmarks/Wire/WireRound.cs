namespace Parley.Benchmarks.Wire;

/// <summary>One round on one server.</summary>
/// <param name="WireBytes">Bytes of a request and its reply together, heads included.</param>
/// <param name="AllocatedBytes">What the server's garbage collector handed out for one exchange.</param>
/// <param name="ServerCpuMicros">Processor time of the server's process for one exchange, its store's thread included.</param>
/// <param name="PauseMicros">How long the server's garbage collector held everything up, shared out over the exchanges.</param>
internal sealed record WireRound(double PerSecond, double P50Ms, double P99Ms, double WireBytes, double AllocatedBytes, double ServerCpuMicros, double PauseMicros, double LoadCpuMicros);
