using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite;
using Parley.Sqlite.Migrations;
using Parley.Sqlite.Records;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Writing;

namespace Parley.Tests.Storage;

public sealed class StoreWriterTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionFactory _factory;
    private StoreWriter _writer;

    public StoreWriterTests()
    {
        _factory = new SessionFactory(FilePath, TimeSpan.FromSeconds(1));
        _writer = Start(new SqliteStoreOptions());
    }

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_fails_fails_alone()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = HoldAsync(gate);
        var writes = Enumerable.Range(0, 9).Select(i => _writer.WriteAsync(session => i == 4 ? throw new InvalidOperationException("bad") : Insert(session, i), Token).AsTask()).ToArray();
        var broken = _writer.WriteAsync(session => session.Execute("INSERT INTO numbers VALUES (-1), (NULL)"), Token).AsTask();
        gate.Set();
        await blocker;
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[4]);
        await Assert.ThrowsAnyAsync<Exception>(() => broken);
        await Task.WhenAll(writes.Where((_, i) => i != 4));
        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8], Numbers());
    }

    [Fact]
    public async Task Every_commit_waits_for_the_disk()
        => Assert.Equal(2, await _writer.WriteAsync(session => session.Number("PRAGMA synchronous"), Token)); // FULL

    [Fact]
    public async Task What_is_queued_goes_into_one_commit()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = HoldAsync(gate);
        using var reader = _factory.OpenForReading();
        var committedBefore = Enumerable.Range(0, 50).Select(i => _writer.WriteAsync(
            session =>
            {
                Insert(session, i);
                return reader.Number("SELECT count(*) FROM numbers");
            },
            Token).AsTask()).ToArray();
        gate.Set();
        await blocker;
        Assert.All(await Task.WhenAll(committedBefore), count => Assert.Equal(0, count));
        Assert.Equal(50, Numbers().Length);
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_loses_nothing()
    {
        await RestartAsync(new SqliteStoreOptions { MaxQueuedWrites = 4, MaxWritesPerCommit = 2 });
        using var gate = new ManualResetEventSlim();
        var blocker = HoldAsync(gate);
        var writes = Enumerable.Range(0, 40).Select(i => _writer.WriteAsync(session => Insert(session, i), Token).AsTask()).ToArray();
        gate.Set();
        await blocker;
        await Task.WhenAll(writes);
        Assert.Equal(Enumerable.Range(0, 40), Numbers());
    }

    [Fact]
    public async Task A_queue_full_of_records_makes_callers_wait_and_loses_nothing()
    {
        await RestartAsync(new SqliteStoreOptions { MaxQueuedRecordBytes = 64 << 10 });
        using var gate = new ManualResetEventSlim();
        var blocker = HoldAsync(gate);
        var appends = Enumerable.Range(0, 300).Select(i => AppendAsync(i, new string('x', 1000))).ToArray();
        var accepted = appends.Count(append => append.IsCompleted);
        Assert.InRange(accepted, 40, 65);
        gate.Set();
        await blocker;
        await Task.WhenAll(appends);
        await _writer.FlushAsync(Token);
        Assert.Equal(Enumerable.Range(0, 300), Records().Order());
        Assert.Equal(Enumerable.Range(0, accepted), Records().Take(accepted));
    }

    [Fact]
    public async Task A_caller_that_gives_up_before_there_is_room_writes_nothing()
    {
        await RestartAsync(new SqliteStoreOptions { MaxQueuedWrites = 1, MaxQueuedRecordBytes = 64 << 10 });
        using var gate = new ManualResetEventSlim();
        using var patience = new CancellationTokenSource();
        var blocker = HoldAsync(gate);
        var first = _writer.WriteAsync(session => Insert(session, 1), Token).AsTask();
        await AppendAsync(1, new string('x', 64 << 10));
        var waiting = _writer.WriteAsync(session => Insert(session, 2), patience.Token).AsTask();
        var appending = AppendAsync(2, "", patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appending);
        gate.Set();
        await blocker;
        await first;
        await _writer.SettleAsync(Token);
        Assert.Equal([1], Numbers());
        Assert.Equal([1], Records());
    }

    [Fact]
    public async Task Lost_relaxed_records_are_reported_by_the_next_flush_once()
    {
        StoreFile.Execute(FilePath, "CREATE TRIGGER refuse BEFORE INSERT ON segments BEGIN SELECT raise(ABORT, 'no'); END");
        using var gate = new ManualResetEventSlim();
        var blocker = HoldAsync(gate);
        await AppendAsync(1);
        await AppendAsync(2);
        var durable = _writer.AppendAsync(Record(3, ""), Durability.Durable, Token).AsTask();
        var write = _writer.WriteAsync(session => Insert(session, 1), Token).AsTask();
        gate.Set();
        await blocker;
        await Assert.ThrowsAnyAsync<Exception>(() => durable);
        await write;
        StoreFile.Execute(FilePath, "DROP TRIGGER refuse");
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await _writer.FlushAsync(Token));
        Assert.Equal(ParleyErrorCode.StoreFailed, failure.Error.Code);
        Assert.StartsWith("2 records", failure.Message, StringComparison.Ordinal);
        await _writer.FlushAsync(Token);
        Assert.Equal([1], Numbers());
        Assert.Empty(Records());
    }

    [Fact]
    public async Task While_another_program_locks_the_file_callers_are_told_and_relaxed_records_kept()
    {
        using (var other = StoreFile.Connect(FilePath))
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            await AppendAsync(1);
            var durable = _writer.AppendAsync(Record(2, ""), Durability.Durable, Token).AsTask();
            await AppendAsync(3);
            Assert.Equal(ParleyErrorCode.StoreLocked, (await Assert.ThrowsAsync<StoreException>(() => durable)).Error.Code);
            var failure = await Assert.ThrowsAsync<StoreException>(async () => await _writer.WriteAsync(session => Insert(session, 2), Token));
            Assert.Equal(ParleyErrorCode.StoreLocked, failure.Error.Code);
            Assert.Contains(FilePath, failure.Message, StringComparison.Ordinal);
        }

        await _writer.FlushAsync(Token);
        Assert.Empty(Numbers());
        Assert.Equal([1, 3], Records());
    }

    [Fact]
    public async Task A_closing_writer_writes_what_is_queued_and_refuses_what_comes_later()
    {
        for (var i = 0; i < 1000; i++)
        {
            await AppendAsync(i);
        }

        await _writer.DisposeAsync();
        Assert.Equal(Enumerable.Range(0, 1000), Records());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => AppendAsync(1));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _writer.WriteAsync(session => Insert(session, 1), Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Dispose();
    }

    private static int Insert(SqliteSession session, int number) => session.Execute("INSERT INTO numbers VALUES ($1)", number);

    private StoreWriter Start(SqliteStoreOptions options)
    {
        var session = _factory.OpenForWriting(create: true);
        _factory.UseWriteAheadLog(session);
        Schema.Migrate(session, FilePath);
        session.ExecuteScript("CREATE TABLE IF NOT EXISTS numbers (n INTEGER NOT NULL)");
        return new StoreWriter(session, FilePath, options, NullLogger.Instance);
    }

    private async Task RestartAsync(SqliteStoreOptions options)
    {
        await _writer.DisposeAsync();
        _writer = Start(options);
    }

    /// <summary>Keeps the writer busy; returns once it is, so that what is queued next forms one batch.</summary>
    private Task<bool> HoldAsync(ManualResetEventSlim gate)
    {
        using var held = new ManualResetEventSlim();
        var blocker = _writer.WriteAsync(
            _ =>
            {
                held.Set();
                gate.Wait(Token);
                return true;
            },
            Token).AsTask();
        held.Wait(Token);
        return blocker;
    }

    private Task AppendAsync(int number, string input = "", CancellationToken? token = null)
        => _writer.AppendAsync(Record(number, input), Durability.Relaxed, token ?? Token).AsTask();

    private static byte[] Record(int number, string input)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, Sample.Exchange($"{number}") with { Input = input });
        return writer.Written.ToArray();
    }

    /// <summary>In the order in which they were written.</summary>
    private int[] Records()
    {
        using var session = _factory.OpenForReading();
        var found = new List<FoundRecord>();
        SegmentRows.All(session, _ => true).ForEach(segment => RecordSearch.Collect(session, segment, static (in ExchangeRecordHead _) => true, found));
        return [.. found.OrderBy(record => record.Seq).Select(record => int.Parse(record.Read().Id, CultureInfo.InvariantCulture))];
    }

    private int[] Numbers()
    {
        using var session = _factory.OpenForReading();
        return [.. session.All("SELECT n FROM numbers ORDER BY n", row => row.GetInt32(0))];
    }
}
