namespace Parley.Benchmarks.Fuzzing.Mutation;

/// <summary>What new inputs are made from: the good ones, and those that reached something new.</summary>
internal sealed class SeedPool(IReadOnlyList<byte[]> seeds)
{
    private const int MostKept = 20_000;

    private readonly List<byte[]> _seeds = [.. seeds];

    public byte[] Pick(Random random) => _seeds[random.Next(_seeds.Count)];

    public void Keep(byte[] input)
    {
        if (_seeds.Count < MostKept)
        {
            _seeds.Add(input);
        }
    }
}
