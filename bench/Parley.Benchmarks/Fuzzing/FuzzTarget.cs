namespace Parley.Benchmarks.Fuzzing;

/// <summary>One decoder of text that strangers, models or a damaged disk supply.</summary>
/// <param name="Seeds">Good inputs, from which bad ones are made.</param>
/// <param name="Decode">Reads an input. It must not throw, and throws itself where a promise is broken, such as a round trip.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Decode);

/// <summary>A decoder broke a promise.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
