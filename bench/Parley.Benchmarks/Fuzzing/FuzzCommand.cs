using System.CommandLine;
using System.Diagnostics;
using Parley.Benchmarks.Fuzzing.Coverage;
using Parley.Benchmarks.Fuzzing.Targets;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Fuzzing;

/// <summary><c>bench fuzz</c>: broken inputs for every decoder, and with <c>--coverage</c> which of their branches were reached.</summary>
internal static class FuzzCommand
{
    private const double LeastCoverage = 0.9;

    public static Command Create()
    {
        var inputs = new Option<long>("--inputs") { Description = "How many in all.", DefaultValueFactory = _ => 10_000_000 }.Within(1, 1_000_000_000_000);
        var seed = new Option<int>("--seed") { Description = "Chooses the inputs.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--target") { Description = "Only this decoder.", HelpName = "DECODER" };
        only.AcceptOnlyFromAmong([.. FuzzTargets.All.Select(target => target.Name)]);
        var coverage = new Option<bool>("--coverage") { Description = "Count the branches of the decoders that were reached; slower." };
        var command = new Command("fuzz", "Broken inputs for every decoder.") { inputs, seed, only, coverage, ReportOptions.Json };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(coverage)
            ? InMarkedCopyAsync(["fuzz", "--inputs", $"{parsed.GetValue(inputs)}", "--seed", $"{parsed.GetValue(seed)}", .. parsed.GetValue(ReportOptions.Json) ? ["--json"] : Array.Empty<string>()], cancellationToken)
            : Task.FromResult(Run(parsed.GetValue(inputs), parsed.GetValue(seed), parsed.GetValue(only)).Write(parsed.GetValue(ReportOptions.Json))));
        return command;
    }

    private static async Task<int> InMarkedCopyAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-coverage-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [CoverageRun.Prepare(folder.FullName), .. arguments]))!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BenchmarkReport Run(long inputs, int seed, string? only)
    {
        var targets = FuzzTargets.All.Where(target => only is null || target.Name == only).ToList();
        var coverage = CoverageRun.Current();
        var run = new FuzzRun(seed);
        foreach (var target in targets)
        {
            var before = run.Failures.Count;
            run.Feed(target, inputs / targets.Count, coverage is null ? null : coverage.HasGrown);
            Console.Error.WriteLine($"{target.Name}: {run.Inputs:#,0} inputs so far, {run.Failures.Count - before} failures, slowest so far {run.Slowest.TotalMilliseconds:0.0} ms");
        }

        foreach (var file in coverage?.Files() ?? [])
        {
            Console.Error.WriteLine(file);
        }

        var share = coverage is null ? 1 : (double)coverage.Reached / coverage.Branches;
        return new BenchmarkReport("fuzz",
        [
            new("inputs", run.Inputs, "broken inputs"),
            new("targets", targets.Count, "decoders"),
            new("failures", run.Failures.Count, "inputs that a decoder did not stand"),
            new("slowestMillis", run.Slowest.TotalMilliseconds, "the slowest input, on a machine that may have been busy"),
            .. coverage is null ? Array.Empty<Figure>() : [new("branchCoverage", share, "of the decoders' branches"), new("branches", coverage.Branches, "in the decoders")],
        ])
        {
            IsSound = run.Failures.Count == 0 && share >= LeastCoverage,
            Notes = [.. run.Failures.Take(10).Select(failure => failure.ToString())],
        };
    }
}
