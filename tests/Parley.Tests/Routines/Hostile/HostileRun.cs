using System.Diagnostics;
using System.Runtime.InteropServices;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Hostile;

/// <summary>What came of one attempt at a hostile program: its end, the processor time of its thread, and what it allocated.</summary>
internal sealed record HostileRun(string End, TimeSpan CompileTime, TimeSpan RunTime, long AllocatedBytes)
{
    /// <summary>The deadline may be set: with a long one, what allocates without being charged for it shows.</summary>
    public static readonly RoutineLimits Limits = RoutineLimits.Default with
    {
        Fuel = 100_000_000,
        Deadline = TimeSpan.FromMilliseconds(int.Parse(Environment.GetEnvironmentVariable("PARLEY_HOSTILE_DEADLINE_MS") ?? "100", System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static readonly RoutineRuntime Runtime = new(TimeProvider.System);
    private static readonly RoutineSignature Signature = new(["main"], ["t", "fail"]);
    private static readonly RoutineErrorCode[] Stops =
        [RoutineErrorCode.OutOfFuel, RoutineErrorCode.OutOfMemory, RoutineErrorCode.TooDeep, RoutineErrorCode.DeadlineExceeded, RoutineErrorCode.OutputTooLarge];

    public static HostileRun Of(HostileProgram program, CancellationToken cancellationToken)
    {
        var input = JsonText.Parse(program.Input);
        var start = ThreadTime();
        var compilation = Runtime.Compile(program.Source, Signature);
        var compiled = ThreadTime();
        if (compilation.Routine is not { } routine)
        {
            return new HostileRun(compilation.Diagnostics[0].Code, compiled - start, TimeSpan.Zero, 0);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var task = routine.InvokeAsync("main", [input], new HostileTools(), Limits, cancellationToken);
        // Tools answer at once, so that all of the work was done on this thread.
        Assert.True(task.IsCompleted, "The run left its thread.");
        var result = task.Result;
        var (time, bytes) = (ThreadTime() - compiled, GC.GetAllocatedBytesForCurrentThread() - before);
        return new HostileRun(result.Error is not { } error ? result.Output.ToString() : Stops.Contains(error.Code) ? $"stops {error.Code}" : error.Code.ToString(), compiled - start, time, bytes);
    }

    public bool Fits(HostileProgram program)
        => program.Expected.Split('/').Any(wanted => wanted == "any" || End == wanted || (wanted == "stops" && End.StartsWith("stops ", StringComparison.Ordinal)));

    /// <summary>Processor time where the system tells that of a thread, so that a busy machine does not count; else the clock.</summary>
    private static TimeSpan ThreadTime()
        => OperatingSystem.IsLinux() && GetTime(3, out var time) == 0 ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100)) : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    private sealed class HostileTools : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => new(name == "fail" ? ToolAnswer.Failed("broken") : ToolAnswer.Of(arguments));
    }
}
