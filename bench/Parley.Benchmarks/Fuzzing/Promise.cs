namespace Parley.Benchmarks.Fuzzing;

/// <summary>What a decoder owes, checked while it is fuzzed.</summary>
internal static class Promise
{
    public static void Holds(bool promise, string words)
    {
        if (!promise)
        {
            throw new BrokenPromiseException(words);
        }
    }

    /// <summary>A refusal has words.</summary>
    public static void IsExplained(bool accepted, string? error) => Holds(accepted || !string.IsNullOrWhiteSpace(error), "a refusal without a reason");
}
