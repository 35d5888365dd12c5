namespace Parley.Benchmarks.Fuzzing.Mutation;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutator
{
    private const int MaxRepeats = 300;

    public static byte[] Mutate(Random random, byte[] input, SeedPool pool)
    {
        var (start, length) = Range(random, input.Length);
        return random.Next(9) switch
        {
            0 when input.Length > 0 => Changed(input, start, (byte)(input[Math.Min(start, input.Length - 1)] ^ (1 << random.Next(8)))),
            1 when input.Length > 0 => Changed(input, start, (byte)random.Next(256)),
            2 => [.. input[..start], .. input[(start + length)..]],
            3 => [.. input[..start], .. input[start..(start + length)], .. input[start..]],
            4 => [.. input[..start], .. Repeated(random, input, start, length), .. input[(start + length)..]],
            5 => input[..start],
            6 => Spliced(random, input, start, pool),
            _ => [.. input[..start], .. Dictionary.Token(random), .. input[(random.Next(2) == 0 ? start : start + length)..]],
        };
    }

    private static byte[] Changed(byte[] input, int at, byte value)
    {
        var changed = input.ToArray();
        changed[Math.Min(at, changed.Length - 1)] = value;
        return changed;
    }

    private static byte[] Spliced(Random random, byte[] input, int start, SeedPool pool)
    {
        var other = pool.Pick(random);
        var (from, length) = Range(random, other.Length);
        return [.. input[..start], .. other.AsSpan(from, length), .. input[start..]];
    }

    private static byte[] Repeated(Random random, byte[] input, int start, int length)
        => length is 0 or > 16 ? [] : [.. Enumerable.Repeat(input[start..(start + length)], random.Next(MaxRepeats)).SelectMany(part => part)];

    /// <summary>Short ranges are likelier.</summary>
    private static (int Start, int Length) Range(Random random, int size)
    {
        var start = random.Next(size + 1);
        return (start, random.Next(1 + Math.Min(size - start, 1 << random.Next(8))));
    }
}
