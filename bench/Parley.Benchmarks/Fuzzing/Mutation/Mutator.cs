namespace Parley.Benchmarks.Fuzzing.Mutation;

/// <summary>Makes an input from others: most keep their shape and change a value, some are torn apart.</summary>
internal static class Mutator
{
    private const int MaxBytes = 8 * 1024;

    public static byte[] Next(Random random, SeedPool pool)
    {
        var input = pool.Pick(random);
        if (random.Next(2) == 0 && JsonMutator.TryMutate(random, input, pool) is { } json)
        {
            input = json;
        }

        for (var rounds = random.Next(4); rounds > 0; rounds--)
        {
            input = ByteMutator.Mutate(random, input, pool);
        }

        return input.Length <= MaxBytes ? input : input[..MaxBytes];
    }
}
