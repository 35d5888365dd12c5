using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Json;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Soak;

/// <summary><c>bench soak</c>: a node under a steady, mixed load for a long time. What grows beside the records is a leak.</summary>
internal static class SoakCommand
{
    private const int MaxAtOnce = 32;
    private const double AllowedHeapGrowth = 4 << 20;
    private const double AllowedWorkingSetGrowth = 48 << 20;
    private const int AllowedThreads = 4;
    private const int AllowedHandles = 16;

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 60 }.Within(0.1, 100_000);
        var rate = new Option<int>("--rate") { Description = "Actions a second.", DefaultValueFactory = _ => 200 }.Within(1, 100_000);
        var command = new Command("soak", "A node under mixed load for a long time: memory, threads, handles, store.") { minutes, rate, ReportOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
            (await RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(rate), cancellationToken)).Write(parsed.GetValue(ReportOptions.Json)));
        return command;
    }

    private static async Task<BenchmarkReport> RunAsync(TimeSpan length, int rate, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-soak-");
        try
        {
            await using var server = ChildProcess.Start([SoakNode.Role, Path.Combine(folder.FullName, "soak.db")]);
            var url = new Uri(await server.ReadLineAsync(cancellationToken));
            await using var caller = await ParleyNode.CreateAsync(SoakLoad.Describe, cancellationToken);
            using var load = new SoakLoad(url, caller);
            var samples = await DriveAsync(load, new Uri(url, SoakNode.FiguresPath), length, rate, cancellationToken);
            return Report(samples, load, length, rate);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<SoakSample>> DriveAsync(SoakLoad load, Uri figures, TimeSpan length, int rate, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var samples = new List<SoakSample>();
        var between = length / 40;
        using var free = new SemaphoreSlim(MaxAtOnce, MaxAtOnce);
        var started = Stopwatch.GetTimestamp();
        long done = 0;
        while (Stopwatch.GetElapsedTime(started) is var now && now < length)
        {
            if (now >= between * samples.Count)
            {
                samples.Add((await http.GetFromJsonAsync(figures, SoakJson.Default.SoakSample, cancellationToken))!);
                await Console.Error.WriteLineAsync($"{now:hh\\:mm\\:ss} {samples[^1]} answered {load.Answered} failed {load.Failed} refused {load.Refused}");
            }

            for (var due = (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate); done < due; done++)
            {
                await free.WaitAsync(cancellationToken);
                _ = ActAsync(load, done, free, cancellationToken);
            }

            await Task.Delay(10, cancellationToken);
        }

        for (var i = 0; i < MaxAtOnce; i++)
        {
            await free.WaitAsync(cancellationToken);
        }

        samples.Add((await http.GetFromJsonAsync(figures, SoakJson.Default.SoakSample, cancellationToken))!);
        return samples;
    }

    private static async Task ActAsync(SoakLoad load, long number, SemaphoreSlim free, CancellationToken cancellationToken)
    {
        try
        {
            await load.ActAsync(number, cancellationToken);
        }
        finally
        {
            free.Release();
        }
    }

    private static BenchmarkReport Report(IReadOnlyList<SoakSample> samples, SoakLoad load, TimeSpan length, int rate)
    {
        var (heap, workingSet) = (SoakTrend.Growth(samples, sample => sample.HeapBytes), SoakTrend.Growth(samples, sample => sample.WorkingSetBytes));
        var (threads, handles) = (SoakTrend.Growth(samples, sample => sample.Threads), SoakTrend.Growth(samples, sample => sample.Handles));
        var isFlat = heap <= AllowedHeapGrowth && workingSet <= AllowedWorkingSetGrowth && threads <= AllowedThreads && handles <= AllowedHandles;
        return new BenchmarkReport("soak",
        [
            new("minutes", length.TotalMinutes, "of mixed load"),
            new("answered", load.Answered, "good requests, rightly answered"),
            new("failed", load.Failed, "good requests without a right answer"),
            new("refused", load.Refused, "bad requests, refused"),
            new("heapMb", samples[^1].HeapBytes / 1e6, "managed heap at the end"),
            new("heapGrowthMb", heap / 1e6, "last quarter against the second"),
            new("workingSetMb", samples[^1].WorkingSetBytes / 1e6, "at the end"),
            new("workingSetGrowthMb", workingSet / 1e6, "last quarter against the second"),
            new("threads", samples[^1].Threads, "at the end"),
            new("threadGrowth", threads, "last quarter against the second"),
            new("handles", samples[^1].Handles, "open files and sockets at the end"),
            new("handleGrowth", handles, "last quarter against the second"),
            new("records", samples[^1].Records, "exchange records in the store"),
            new("storeMb", samples[^1].StoreBytes / 1e6, "at the end, log included"),
            new("storeBytesPerRecord", SoakTrend.StoreBytesPerRecord(samples), "from the second quarter to the end"),
        ])
        {
            IsSound = isFlat && load.Failed == 0,
            Notes = [$"{rate} actions a second asked for: 55 % by routine, 25 % public skills, 8 % once, 2 % plain language (offline model), 3 % cards, 7 % broken or hostile.", .. load.FirstFailure is { } words ? [$"first failure: {words}"] : Array.Empty<string>()],
        };
    }
}
