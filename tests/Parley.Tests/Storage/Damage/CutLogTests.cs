using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage.Damage;

/// <summary>Power is lost: what was synced is on the disk, of the rest any part or none. What was acknowledged as durable is there, and the store opens.</summary>
public sealed class CutLogTests(ITestOutputHelper output) : IDisposable
{
    private const int HeaderBytes = 32;
    private const int FrameBytes = 24 + 8192;
    private const int Commits = 24;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_log_is_cut_what_was_acknowledged_before_is_there(bool afterReset)
    {
        var run = await RunAsync(afterReset);
        var cuts = 0;
        for (var frame = 0; HeaderBytes + (frame * FrameBytes) <= run.Log.Length; frame++)
        {
            var boundary = HeaderBytes + (frame * FrameBytes);
            foreach (var cut in new[] { boundary, boundary + 1, boundary + 24, boundary + 511, boundary + FrameBytes - 1 })
            {
                await CheckAsync(run, run.Log[..Math.Min(cut, run.Log.Length)], cut);
                cuts++;
            }
        }

        await CheckAsync(run, [], 0);
        await CheckAsync(run, run.Log[..7], 7);
        output.WriteLine($"{cuts} cuts, {run.Synced.Count} acknowledged commits.");
    }

    [Fact]
    public async Task Whatever_stands_behind_the_last_sync_what_was_acknowledged_before_is_there()
    {
        var run = await RunAsync(afterReset: false);
        var random = new Random(11);
        foreach (var synced in run.Synced.Where(synced => synced.Length < run.Log.Length))
        {
            var next = (int)run.Synced.First(later => later.Length > synced.Length).Length;
            foreach (var fill in new Action<byte[]>[] { Array.Clear, random.NextBytes, tail => Mix(tail, random) })
            {
                // The next transaction was on its way: sectors of it are there, zero, or anything.
                var log = run.Log[..next];
                var tail = log[(int)synced.Length..];
                fill(tail);
                tail.CopyTo(log, synced.Length);
                await CheckAsync(run, log, synced.Length);
            }
        }
    }

    [Fact]
    public async Task A_checkpoint_that_was_cut_short_loses_nothing()
    {
        var run = await RunAsync(afterReset: false);
        byte[] after;
        Restore(run, run.Log);
        await using (await StoreFile.OpenAsync(_folder.File("copy.db")))
        {
        }

        after = await File.ReadAllBytesAsync(_folder.File("copy.db"), Token);
        var random = new Random(12);
        for (var round = 0; round < 12; round++)
        {
            var file = run.File.Length < after.Length ? [.. run.File, .. new byte[after.Length - run.File.Length]] : run.File.ToArray();
            for (var page = 0; page * 8192 < after.Length; page++)
            {
                if (random.Next(2) == 0)
                {
                    after.AsSpan(page * 8192, 8192).CopyTo(file.AsSpan(page * 8192));
                }
            }

            await CheckAsync(run with { File = file }, run.Log, run.Log.Length);
        }
    }

    [Fact]
    public async Task A_bit_that_flips_in_the_log_is_named_or_costs_the_last_transaction_at_most()
    {
        var run = await RunAsync(afterReset: false);
        var random = new Random(13);
        var (refused, whole, last) = (0, 0, 0);
        for (var flip = 0; flip < 250; flip++)
        {
            var log = run.Log.ToArray();
            var bit = flip < 60 ? random.Next(HeaderBytes * 8) : flip < 120 ? ((HeaderBytes + (random.Next(log.Length / FrameBytes) * FrameBytes)) * 8) + random.Next(24 * 8) : random.Next(log.Length * 8);
            log[bit / 8] ^= (byte)(1 << (bit % 8));
            Restore(run, log);
            try
            {
                await using var store = await StoreFile.OpenAsync(_folder.File("copy.db"));
                var found = await store.Exchanges.ReadAllAsync(Token).CountAsync(Token);
                Assert.True(found >= Commits - 1, $"Bit {bit % 8} of byte {bit / 8}: {found} records of {Commits}.");
                (whole, last) = found == Commits ? (whole + 1, last) : (whole, last + 1);
            }
            catch (StoreException failure)
            {
                Assert.Equal(ParleyErrorCode.StoreFailed, failure.Error.Code);
                Assert.Contains("copy.db-wal' is damaged", failure.Message, StringComparison.Ordinal);
                Assert.Contains("backup", failure.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        output.WriteLine($"{refused} refused, {whole} harmless, {last} cost the last transaction.");
        Assert.Equal(250, refused + last + whole);
        Assert.InRange(last, 0, 25);
    }

    public void Dispose() => _folder.Dispose();

    private static void Mix(byte[] tail, Random random)
    {
        for (var sector = 0; sector < tail.Length; sector += 512)
        {
            var part = tail.AsSpan(sector, Math.Min(512, tail.Length - sector));
            switch (random.Next(3))
            {
                case 0: part.Clear(); break;
                case 1: random.NextBytes(part); break;
            }
        }
    }

    /// <summary>Commits one record after the other, and notes how long the log was when each was acknowledged.</summary>
    private async Task<Run> RunAsync(bool afterReset)
    {
        var synced = new List<(long Length, int Record)>();
        await using var store = await StoreFile.OpenAsync(FilePath);
        if (afterReset)
        {
            await StoreContent.FillAsync(store);
            await store.Exchanges.ExpireAsync(Sample.Noon, redactOnly: true, Token); // empties the log; what follows overwrites it
        }

        for (var i = 0; i < Commits; i++)
        {
            await StoreContent.AppendAsync(store, i, Durability.Durable);
            synced.Add((new FileInfo(FilePath + "-wal").Length, i));
        }

        return new Run(Read(FilePath), Read(FilePath + "-wal"), synced);
    }

    private async Task CheckAsync(Run run, byte[] log, long syncedLength)
    {
        Restore(run, log);
        await using var store = await StoreFile.OpenAsync(_folder.File("copy.db"));
        var lines = await store.Exchanges.ReadAllAsync(Token).Select(record => record.Id).ToListAsync(Token);
        foreach (var (_, record) in run.Synced.Where(synced => synced.Length <= syncedLength))
        {
            Assert.Contains($"record {record}", lines);
        }

        Assert.Equal(lines.Index().Select(line => $"record {line.Index}"), lines);
        Assert.Empty(store.Check(Token));
    }

    private void Restore(Run run, byte[] log)
    {
        foreach (var old in Directory.GetFiles(_folder.Path, "copy.db*"))
        {
            File.Delete(old);
        }

        File.WriteAllBytes(_folder.File("copy.db"), run.File);
        File.WriteAllBytes(_folder.File("copy.db-wal"), log);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Run(byte[] File, byte[] Log, List<(long Length, int Record)> Synced);
}
