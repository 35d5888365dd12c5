using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Records;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>
/// The one thread that writes. No commit timer stands before anybody who waits: it commits what is queued at once, and what arrives meanwhile forms the next batch.
/// </summary>
internal sealed partial class StoreWriter : IAsyncDisposable
{
    private readonly WriteQueue _queue;
    private readonly GroupCommit _commit;
    private readonly SqliteSession _session;
    private readonly SqliteStoreOptions _options;
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _relaxedLost;

    public StoreWriter(SqliteSession session, string path, SqliteStoreOptions options, ILogger logger)
    {
        (_session, _path, _options, _logger) = (session, path, options, logger);
        var log = new SegmentLog();
        _queue = new WriteQueue(options.MaxQueuedWrites, options.MaxQueuedRecordBytes, () => new RecordBatch(log, OnEnded));
        _commit = new GroupCommit(session, path);
        new Thread(Work) { IsBackground = true, Name = "parley store" }.Start();
    }

    public long Commits => _commit.Count;

    /// <summary>Runs the work on the writer's thread and returns its result once it is on disk. Once queued it is carried out, whatever the token says.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var write = new AwaitedWrite<T>(work);
        await _queue.AddAsync(write, cancellationToken);
        return await write.Outcome;
    }

    /// <summary>
    /// Adds an encoded record to the batch that is written next; the bytes are free to use again once this returns. Relaxed: done when it has its place,
    /// which takes a while only when the queue is full. Durable: done when it is on disk. The token counts until it has its place.
    /// </summary>
    public ValueTask AppendAsync(ReadOnlySpan<byte> record, Durability durability, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = RecordKey.Of(record);
        var isAwaited = durability == Durability.Durable;
        return !_queue.TryAdd(record, key, isAwaited, out var next) ? AppendWithRoomAsync(record.ToArray(), key, isAwaited, next!, cancellationToken)
            : next is null ? ValueTask.CompletedTask
            : new ValueTask(next);
    }

    /// <summary>Waits until relaxed records that were accepted before the call can be read. Free when there are none.</summary>
    public ValueTask SettleAsync(CancellationToken cancellationToken)
        => _queue.HasRelaxed ? PassThroughAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>As <see cref="SettleAsync"/>, and reports relaxed records that were lost since the last report.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await PassThroughAsync(cancellationToken);
        if (Interlocked.Exchange(ref _relaxedLost, 0) is var lost and > 0)
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, $"{lost} records could not be written to '{_path}'; the log says why. Strict durability reports this to each caller.");
        }
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close(() => new ObjectDisposedException(nameof(SqliteStore)));
        await _ended.Task;
    }

    private async ValueTask AppendWithRoomAsync(byte[] record, RecordKey key, bool isAwaited, Task room, CancellationToken cancellationToken)
    {
        Task? next = room;
        do
        {
            await next!.WaitAsync(cancellationToken);
        }
        while (!_queue.TryAdd(record, key, isAwaited, out next));
        await (next ?? Task.CompletedTask);
    }

    private async ValueTask PassThroughAsync(CancellationToken cancellationToken) => await WriteAsync(static _ => true, cancellationToken);

    private void Work()
    {
        var batch = new List<QueuedWrite>();
        try
        {
            while (_queue.Take(batch, _options.MaxWritesPerCommit))
            {
                _commit.Run(batch);
            }
        }
        catch (Exception failure)
        {
            End(batch, failure);
        }

        _session.Dispose();
        _ended.SetResult();
    }

    /// <summary>The writer can't go on: nobody may be left waiting.</summary>
    private void End(List<QueuedWrite> batch, Exception cause)
    {
        LogStopped(_logger, cause, _path);
        StoreException Stopped() => new(ParleyErrorCode.StoreFailed, $"The writer of '{_path}' has stopped: {cause.Message} Restart the node.", cause);
        _queue.Close(Stopped);
        do
        {
            batch.ForEach(write => write.Failed(Stopped()));
            batch.Clear();
        }
        while (_queue.Take(batch, int.MaxValue));
    }

    private void OnEnded(RecordBatch batch, int relaxed, Exception? failure)
    {
        if (failure is not null && relaxed > 0)
        {
            Interlocked.Add(ref _relaxedLost, relaxed);
            LogLost(_logger, failure, relaxed, _path);
        }

        _queue.Release(batch);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} records could not be written to {Path}.")]
    private static partial void LogLost(ILogger logger, Exception failure, int count, string path);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The writer of {Path} has stopped.")]
    private static partial void LogStopped(ILogger logger, Exception cause, string path);
}
