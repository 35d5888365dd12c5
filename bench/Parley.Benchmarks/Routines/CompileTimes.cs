using System.Diagnostics;
using Parley.Benchmarks.Measuring;
using Parley.Routines;

namespace Parley.Benchmarks.Routines;

/// <summary>How long it takes to turn a source text into something that runs, once the process is warm.</summary>
internal static class CompileTimes
{
    /// <summary>Compilations of each source before the clock counts, enough for the optimising compiler of .NET to have replaced the first code.</summary>
    private const int WarmUps = 400;

    private const int Measured = 200;

    /// <summary>The median in microseconds of each source, in their order.</summary>
    public static double[] Medians(IReadOnlyList<string> sources)
    {
        var runtime = new RoutineRuntime(TimeProvider.System);
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var source in sources)
            {
                Compile(runtime, source);
            }
        }

        var times = sources.Select(_ => new List<double>(Measured)).ToArray();
        for (var i = 0; i < Measured; i++)
        {
            for (var at = 0; at < times.Length; at++)
            {
                var started = Stopwatch.GetTimestamp();
                Compile(runtime, sources[at]);
                times[at].Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        return [.. times.Select(Rounds.Median)];
    }

    private static void Compile(RoutineRuntime runtime, string source)
    {
        var compilation = runtime.Compile(source, RoutineSignature.None);
        if (!compilation.Succeeded)
        {
            throw new InvalidOperationException(compilation.Diagnostics[0].ToString());
        }
    }
}
