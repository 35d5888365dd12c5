using System.Diagnostics;
using Parley.Benchmarks.Fuzzing.Mutation;

namespace Parley.Benchmarks.Fuzzing;

/// <summary>Feeds decoders with inputs from one seed: the same seed, the same inputs.</summary>
internal sealed class FuzzRun(int seed)
{
    /// <summary>An input that costs more is reported: work must stay in proportion to the input. A busy machine may take a while for an honest one.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);

    /// <summary>Of one decoder; then the next has its turn.</summary>
    private const int MostFailures = 5;

    private readonly List<FuzzFailure> _failures = [];

    public IReadOnlyList<FuzzFailure> Failures => _failures;

    public long Inputs { get; private set; }

    /// <summary>Of all inputs.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <param name="isNew">Told after each input; true keeps it as another seed, because it reached something new.</param>
    /// <param name="isOver">Asked now and then; for runs that end by time.</param>
    public void Feed(FuzzTarget target, long inputs, Func<bool>? isNew = null, Func<bool>? isOver = null)
    {
        var random = new Random(HashCode.Combine(seed));
        var pool = new SeedPool(target.Seeds);
        foreach (var good in target.Seeds)
        {
            Try(target, good);
        }

        var failed = _failures.Count;
        for (long i = 0; i < inputs && _failures.Count - failed < MostFailures; i++)
        {
            var input = Mutator.Next(random, pool);
            Try(target, input);
            if (isNew?.Invoke() == true)
            {
                pool.Keep(input);
            }

            if ((i & 63) == 63 && isOver?.Invoke() == true)
            {
                return;
            }
        }
    }

    private void Try(FuzzTarget target, byte[] input)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            target.Decode(input);
        }
        catch (Exception failure)
        {
            _failures.Add(new FuzzFailure(target.Name, input, $"{failure.GetType().Name}: {failure.Message} {failure.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}"));
        }

        var took = Stopwatch.GetElapsedTime(started);
        Slowest = took > Slowest ? took : Slowest;
        Inputs++;
        if (took > TooLong)
        {
            _failures.Add(new FuzzFailure(target.Name, input, $"took {took.TotalSeconds:0.0} s for {input.Length} bytes"));
        }
    }
}
