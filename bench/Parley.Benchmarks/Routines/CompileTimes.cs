using System.Diagnostics;
using Parley.Benchmarks.Measuring;
using Parley.Routines;

namespace Parley.Benchmarks.Routines;

/// <summary>How long it takes to turn a source text into something that runs, once the process is warm.</summary>
internal static class CompileTimes
{
    /// <summary>Time for .NET's optimising compiler to have replaced the first code. It works behind the program, so that a number of compilations alone says nothing.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private const int Measured = 200;

    /// <summary>The median in microseconds of each source, in their order.</summary>
    public static double[] Medians(IReadOnlyList<string> sources)
    {
        var runtime = new RoutineRuntime(TimeProvider.System);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;)
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
