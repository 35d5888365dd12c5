namespace Parley.Tests.Routines.Hostile;

/// <summary>Every hostile program ends as it must, in time, within a multiple of its memory, and leaves the process as it was.</summary>
[Collection(Alone.Name)]
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Attempts = 3;
    private const double AllocationFactor = 5;
    private const int Heaviest = 12;
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CompileAllowance = TimeSpan.FromMilliseconds(250);

    [Fact]
    public void Every_hostile_program_is_held()
    {
        Attempt(HostileProgram.All[0]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var failures = new List<string>();
        var runs = new List<(HostileProgram Program, HostileRun Run)>();
        var kept = 0L;
        foreach (var program in HostileProgram.All)
        {
            kept = program == HostileProgram.Patterns[0] ? GC.GetTotalMemory(forceFullCollection: true) - before : kept;
            var run = Attempt(program);
            // Without a long result, which would count as left behind.
            runs.Add((program, run with { End = Short(run.End) }));
            if (Problem(program, run) is { } problem)
            {
                failures.Add($"{Short(program.Name)}: {problem}");
            }
        }

        var keptInAll = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print(runs, kept, keptInAll, failures.Count);
        Assert.True(runs.Count >= 300, $"There are only {runs.Count}.");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(kept < 6 << 20, $"{kept} bytes stay behind.");
        Assert.True(keptInAll < 8 << 20, $"{keptInAll} bytes stay behind with the expressions that are kept compiled.");
    }

    /// <summary>The best of some attempts: what is slow once only was slow for other reasons.</summary>
    private static HostileRun Attempt(HostileProgram program)
    {
        var best = HostileRun.Of(program, TestContext.Current.CancellationToken);
        for (var i = 1; i < Attempts && Problem(program, best) is not null; i++)
        {
            var next = HostileRun.Of(program, TestContext.Current.CancellationToken);
            best = next.RunTime + next.CompileTime < best.RunTime + best.CompileTime || !best.Fits(program) ? next : best;
        }

        return best;
    }

    private static string? Problem(HostileProgram program, HostileRun run)
        => !run.Fits(program) ? $"ended with {Short(run.End)}, not {program.Expected}"
            : run.RunTime > HostileRun.Limits.Deadline + Allowance ? $"ran {run.RunTime.TotalMilliseconds:0} ms ({Short(run.End)})"
            : run.CompileTime > CompileAllowance ? $"compiled {run.CompileTime.TotalMilliseconds:0} ms"
            : run.AllocatedBytes > AllocationFactor * HostileRun.Limits.MaxAllocatedBytes ? $"allocated {run.AllocatedBytes >> 20} MiB ({Short(run.End)})"
            : null;

    private void Print(List<(HostileProgram Program, HostileRun Run)> runs, long kept, long keptInAll, int failures)
    {
        output.WriteLine($"{runs.Count - failures} of {runs.Count} held; {kept >> 10} KiB more than before, {keptInAll >> 10} KiB with the expressions that are kept compiled");
        var slowest = runs.MaxBy(r => r.Run.RunTime);
        output.WriteLine($"slowest run {slowest.Run.RunTime.TotalMilliseconds:0} ms: {Short(slowest.Program.Name)}");
        foreach (var (program, run) in runs.OrderByDescending(r => r.Run.AllocatedBytes).Take(Heaviest))
        {
            output.WriteLine($"heavy {run.AllocatedBytes >> 20} MiB, {run.End}: {Short(program.Name)}");
        }

        var longest = runs.MaxBy(r => r.Run.CompileTime);
        output.WriteLine($"longest to compile {longest.Run.CompileTime.TotalMilliseconds:0} ms: {Short(longest.Program.Name)}");
    }

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;
}
