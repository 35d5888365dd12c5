using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Sqlite;

namespace Parley.InteropTests.Storage;

/// <summary>A process is killed in the middle of its writes, twenty times on one file. What it had acknowledged is there.</summary>
public sealed class KilledStoreTests(ITestOutputHelper output) : IDisposable
{
    private const int Runs = 20;
    private const int Seed = 20260504;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-kill-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_twenty_kills()
    {
        var random = new Random(Seed);
        var path = Path.Combine(_folder.FullName, "store.db");
        var all = new List<Acknowledgement>();
        var lost = 0;
        for (var run = 0; run < Runs; run++)
        {
            var acknowledged = await KillAfterAsync(random.Next(1, 400), path, run);
            all.AddRange(acknowledged);
            await using var store = await OpenAsync(path);
            lost += await VerifyAsync(store, acknowledged);
        }

        await using var last = await OpenAsync(path);
        Assert.Equal(lost, await VerifyAsync(last, all));
        Assert.Empty(last.Check(Token));
        output.WriteLine($"{Runs} kills, {all.Count} acknowledgements; of {all.Count(line => line.Kind == "relaxed")} relaxed records {lost} were lost, of the others none.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<SqliteStore> OpenAsync(string path)
        => SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStore>.Instance, Token);

    private static async Task<List<Acknowledgement>> KillAfterAsync(int lines, string path, int run)
    {
        using var victim = Process.Start(Victim(path, run))!;
        var acknowledged = new List<Acknowledgement>();
        while (await victim.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (Acknowledgement.TryParse(line, out var acknowledgement))
            {
                acknowledged.Add(acknowledgement!);
            }

            if (acknowledged.Count == lines)
            {
                victim.Kill(); // SIGKILL: nothing in the process gets to run again
            }
        }

        await victim.WaitForExitAsync(Token);
        Assert.True(acknowledged.Count >= lines, $"The process ended by itself, with code {victim.ExitCode}: {await victim.StandardError.ReadToEndAsync(Token)}");
        return acknowledged;
    }

    private static ProcessStartInfo Victim(string path, int run)
    {
        var self = Path.Combine(AppContext.BaseDirectory, "Parley.InteropTests.dll");
        var host = Environment.ProcessPath!;
        var isShared = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] arguments = [StoreVictim.Role, path, run.ToString(CultureInfo.InvariantCulture)];
        return new ProcessStartInfo(host, isShared ? [self, .. arguments] : arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    /// <summary>Returns how many relaxed records are gone; anything else that is gone fails the test.</summary>
    private static async Task<int> VerifyAsync(SqliteStore store, IReadOnlyList<Acknowledgement> acknowledged)
    {
        var records = await store.Exchanges.ReadAllAsync(Token).Select(record => record.Id).ToHashSetAsync(cancellationToken: Token);
        foreach (var line in acknowledged)
        {
            await VerifyAsync(store, line, records);
        }

        foreach (var routine in await store.Routines.ListAsync(Token))
        {
            // Each save brought its event along, in the same commit.
            Assert.Equal(routine.Version, (await store.Routines.HistoryAsync(routine.Key, Token)).Count);
        }

        return acknowledged.GroupBy(line => line.Worker).Sum(lines => CountLost([.. lines], records));
    }

    private static async Task VerifyAsync(SqliteStore store, Acknowledgement line, HashSet<string> records)
    {
        switch (line.Kind)
        {
            case "durable":
                Assert.Contains(line.Id, records);
                break;
            case "begun":
                Assert.NotEqual(EffectStatus.Begun, (await store.Effects.BeginAsync(StoreVictim.EffectKey(line.Id), Token)).Status);
                break;
            case "completed":
                Assert.Equal(new EffectEntry(EffectStatus.Completed, line.Id), await store.Effects.BeginAsync(StoreVictim.EffectKey(line.Id), Token));
                break;
            case "document":
                Assert.NotNull(await store.Documents.FindAsync(DocumentHash.Of(StoreVictim.DocumentText(line.Id)), Token));
                break;
            case "routine":
                Assert.True((await store.Routines.FindAsync(StoreVictim.RoutineKey(line.Worker), Token))!.Version > line.Number);
                break;
            case "pair":
                Assert.True((await store.Pairs.GetAsync(StoreVictim.PairKey(line.Worker), Token)).Version > line.Number);
                break;
        }
    }

    /// <summary>Writes reach the disk in the order in which they were accepted: a relaxed record may be gone only if nothing durable was acknowledged after it.</summary>
    private static int CountLost(Acknowledgement[] lines, HashSet<string> records)
    {
        var lastDurable = Array.FindLastIndex(lines, line => line.Kind != "relaxed");
        var lost = lines.Index().Where(line => line.Item.Kind == "relaxed" && !records.Contains($"{line.Item.Id}-relaxed")).ToArray();
        Assert.All(lost, line => Assert.True(line.Index > lastDurable, $"{line.Item} was followed by a durable write and is gone."));
        return lost.Length;
    }
}
