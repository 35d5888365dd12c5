using System.Diagnostics;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;
using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Benchmarks.Store;

/// <summary>Fills stores and searches one; each answer of a search is checked.</summary>
internal static class StoreBenchmark
{
    private const int Prepared = 4096;
    private const int Searches = 50;

    public static async Task<BenchmarkReport> RunAsync(int records, int stored, int callers, CancellationToken cancellationToken)
    {
        var samples = Enumerable.Range(0, Prepared).Select(StoreRecords.Make).ToArray();
        await AppendAsync(samples, records, callers, Durability.Relaxed, cancellationToken); // warm
        var relaxed = await AppendAsync(samples, records, callers, Durability.Relaxed, cancellationToken);
        var durable = await AppendAsync(samples, records / 3, callers, Durability.Durable, cancellationToken);
        var encode = Encode(samples, records);
        var search = await SearchAsync(stored, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("parley-bench-");
        var sync = DiskSync.MedianMicros(folder.FullName);
        var floor = BareInsert.Run(folder.FullName, records);
        folder.Delete(recursive: true);
        return new BenchmarkReport(
            "store",
            [
                new("relaxedPerSecond", relaxed.PerSecond, $"records appended and committed a second, {callers} callers that do not wait for the disk"),
                new("durablePerSecond", durable.PerSecond, $"the same, each of {callers} callers waits for the disk"),
                new("bytesPerRecord", relaxed.BytesPerRecord, "bytes in the file for each, indexes included"),
                new("recordsPerSync", durable.RecordsPerSync, "durable records that share one commit"),
                new("diskSyncMicros", sync, "one 4 KiB write with its sync on this disk, the median"),
                new("cpuMicrosPerRecord", relaxed.CpuMicros, "CPU time of callers and writer for one relaxed record"),
                new("encodeCpuMicros", encode.CpuMicros, "of that, encoding the record"),
                new("encodeAllocatedBytes", encode.AllocatedBytes, "bytes allocated to encode one"),
                new("durableCpuMicrosPerRecord", durable.CpuMicros, "the same for a durable one"),
                new("allocatedBytesPerRecord", relaxed.AllocatedBytes, "bytes allocated for a relaxed record"),
                new("findMicros", search.FindMicros, $"find one of {stored} records by its id"),
                new("queryMicros", search.QueryMicros, $"the newest 100 of a rare kind among {stored} records"),
                new("floorInsertPerSecond", floor.PerSecond, "bare prepared inserts of the same bytes, 512 to a transaction, one thread"),
                new("floorCpuMicrosPerRecord", floor.CpuMicros, "CPU time of one such insert"),
            ])
        {
            Notes = ["Records are made beforehand; encoding them counts. Callers and writer share the machine's cores with whatever else runs on it."],
            IsSound = search.IsSound,
        };
    }

    private static async Task<Appended> AppendAsync(ExchangeRecord[] samples, int records, int callers, Durability durability, CancellationToken cancellationToken)
    {
        await using var temporary = await TemporaryStore.OpenAsync(cancellationToken);
        var store = temporary.Store.Exchanges;
        var next = -1;
        var commits = temporary.Store.Commits;
        var (started, cpu, allocated) = (Stopwatch.GetTimestamp(), BareInsert.ProcessTime(), GC.GetTotalAllocatedBytes());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is var number && number < records)
                {
                    await store.AppendAsync(samples[number % samples.Length], durability, cancellationToken);
                }
            },
            cancellationToken)));
        await temporary.Store.FlushAsync(cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var micros = (BareInsert.ProcessTime() - cpu).TotalMicroseconds;
        var bytes = GC.GetTotalAllocatedBytes() - allocated;
        commits = temporary.Store.Commits - commits;
        var size = await temporary.CloseAndMeasureAsync();
        return new Appended(records / seconds, micros / records, (double)bytes / records, (double)size / records, (double)records / commits);
    }

    private static (double CpuMicros, double AllocatedBytes) Encode(ExchangeRecord[] samples, int records)
    {
        var writer = new FieldWriter();
        var (cpu, allocated) = (BareInsert.ProcessTime(), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < records; i++)
        {
            writer.Clear();
            ExchangeRecordFormat.Write(writer, samples[i % samples.Length]);
        }

        return ((BareInsert.ProcessTime() - cpu).TotalMicroseconds / records, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / records);
    }

    private static async Task<Searched> SearchAsync(int stored, CancellationToken cancellationToken)
    {
        await using var temporary = await TemporaryStore.OpenAsync(cancellationToken);
        var store = temporary.Store.Exchanges;
        for (var i = 0; i < stored; i++)
        {
            await store.AppendAsync(StoreRecords.Make(i), Durability.Relaxed, cancellationToken);
        }

        await temporary.Store.FlushAsync(cancellationToken);
        var isSound = true;
        var (finds, queries) = (new List<double>(), new List<double>());
        var rare = new ExchangeQuery { Agent = "weather", Side = Side.Receiver, Kind = RecordKind.Exchange, Mode = Mode.Model, Document = DocumentHash.Of("a document") };
        for (var i = 0; i < Searches; i++)
        {
            var number = (int)((long)i * 7919 * 131 % stored);
            var started = Stopwatch.GetTimestamp();
            isSound &= await store.FindAsync(StoreRecords.Id(number), cancellationToken) is [{ Side: Side.Receiver } found] && found.At == StoreRecords.Make(number).At;
            finds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            started = Stopwatch.GetTimestamp();
            isSound &= (await store.QueryAsync(rare, cancellationToken)).Count == Math.Min(100, (stored + 4999) / 5000);
            queries.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        return new Searched(Rounds.Median(finds), Rounds.Median(queries), isSound);
    }

    private sealed record Appended(double PerSecond, double CpuMicros, double AllocatedBytes, double BytesPerRecord, double RecordsPerSync);

    private sealed record Searched(double FindMicros, double QueryMicros, bool IsSound);
}
