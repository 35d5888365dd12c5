using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Benchmarks.Reporting;
using Parley.Core.Skills;
using Parley.Sqlite;

namespace Parley.Benchmarks.Kill;

/// <summary>Starts the victim, kills it (SIGKILL) after a random number of acknowledgements, opens its store and compares. The next round goes on with the same file.</summary>
internal static class KillBenchmark
{
    private const int MaxLines = 3000;

    public static async Task<BenchmarkReport> RunAsync(int rounds, Random random, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-kill-");
        var path = Path.Combine(folder.FullName, "store.db");
        var tally = new Tally();
        for (var round = 0; round < rounds; round++)
        {
            var (lines, killedAt) = await KillAsync(path, round, random.Next(1, MaxLines), cancellationToken);
            await using var store = await OpenAsync(path, cancellationToken);
            await CompareAsync(store, lines, killedAt, tally, cancellationToken);
            tally.Unsound += store.Check(cancellationToken).Count == 0 ? 0 : 1;
        }

        folder.Delete(recursive: true);
        return new BenchmarkReport(
            "kill",
            [
                new("rounds", rounds, "kills (SIGKILL) in the middle of writes, on one store"),
                new("acknowledged", tally.Acknowledged, "writes that were acknowledged, all kinds"),
                new("lost", tally.Lost, "durable ones that were gone: must be 0"),
                new("relaxedLost", tally.RelaxedLost, "relaxed ones that were gone"),
                new("maxRelaxedLostMillis", tally.MaxRelaxedLostMillis, "the oldest of those, before the kill"),
                new("unsound", tally.Unsound, "stores that were damaged: must be 0"),
            ])
        {
            Notes = ["A kill takes the process, not the machine: what a power loss does to the log is tested with cut logs (CutLogTests)."],
            IsSound = tally is { Lost: 0, Unsound: 0 },
        };
    }

    private static async Task<(List<Acknowledged> Lines, long KilledAt)> KillAsync(string path, int round, int after, CancellationToken cancellationToken)
    {
        using var victim = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [KillVictim.Role, path, $"{round}"]) { RedirectStandardOutput = true })!;
        var lines = new List<Acknowledged>();
        long killedAt = 0;
        while (await victim.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Acknowledged.Parse(line, Stopwatch.GetTimestamp()) is { } acknowledged)
            {
                lines.Add(acknowledged);
            }

            if (lines.Count == after && killedAt == 0)
            {
                killedAt = Stopwatch.GetTimestamp();
                victim.Kill();
            }
        }

        await victim.WaitForExitAsync(cancellationToken);
        return killedAt > 0 ? (lines, killedAt) : throw new BenchmarkException($"The victim ended by itself with code {victim.ExitCode}.");
    }

    private static async Task CompareAsync(SqliteStore store, List<Acknowledged> lines, long killedAt, Tally tally, CancellationToken cancellationToken)
    {
        var found = await store.Exchanges.ReadAllAsync(cancellationToken).Select(record => record.Id).ToHashSetAsync(cancellationToken: cancellationToken);
        tally.Acknowledged += lines.Count;
        foreach (var (index, line) in lines.Index())
        {
            switch (line.Kind)
            {
                case "durable" when !found.Contains(line.Id):
                case "effect" when await store.Effects.BeginAsync(KillVictim.Effect(line.Id), cancellationToken) is not { Status: EffectStatus.Completed } entry || entry.Result.AsString != line.Id:
                    tally.Lost++;
                    break;
                case "relaxed" when !found.Contains(line.Id):
                    tally.RelaxedLost++;
                    tally.MaxRelaxedLostMillis = Math.Max(tally.MaxRelaxedLostMillis, Stopwatch.GetElapsedTime(line.At, killedAt).TotalMilliseconds);
                    // Writes keep their order: nothing durable of the same worker may have been acknowledged after it.
                    tally.Lost += lines.Skip(index).Any(later => later.Worker == line.Worker && later.Kind != "relaxed") ? 1 : 0;
                    break;
            }
        }
    }

    private static Task<SqliteStore> OpenAsync(string path, CancellationToken cancellationToken)
        => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStore>.Instance, cancellationToken);

    private sealed class Tally
    {
        public long Acknowledged { get; set; }

        public long Lost { get; set; }

        public long RelaxedLost { get; set; }

        public double MaxRelaxedLostMillis { get; set; }

        public int Unsound { get; set; }
    }
}
