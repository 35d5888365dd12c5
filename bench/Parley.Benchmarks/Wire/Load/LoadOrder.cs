namespace Parley.Benchmarks.Wire.Load;

/// <summary>What the load generator is told: whom to send what, on how many connections, for how long, and what a good reply holds.</summary>
internal sealed record LoadOrder(int Port, int Connections, TimeSpan Time, byte[] Request, byte[] Expected);
