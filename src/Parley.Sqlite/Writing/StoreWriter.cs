using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>
/// The one thread that writes. There is no commit timer: it commits whatever is queued at once, and what arrives meanwhile forms the next batch.
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
    private readonly Action<Exception?> _relaxedEnded;
    private long _relaxedPending;
    private long _relaxedLost;

    public StoreWriter(SqliteSession session, string path, SqliteStoreOptions options, ILogger logger)
    {
        (_session, _path, _options, _logger) = (session, path, options, logger);
        _queue = new WriteQueue(options.MaxQueuedWrites);
        _commit = new GroupCommit(session, path);
        _relaxedEnded = OnRelaxedEnded;
        new Thread(Work) { IsBackground = true, Name = "parley store" }.Start();
    }

    /// <summary>Runs the work on the writer's thread and returns its result once it is on disk. Once queued it is carried out, whatever the token says.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var write = new AwaitedWrite<T>(work);
        await _queue.AddAsync(write, cancellationToken);
        return await write.Outcome;
    }

    /// <summary>Returns once the work is queued, which takes a while only when the queue is full.</summary>
    public async ValueTask PostAsync(Action<SqliteSession> work, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _relaxedPending);
        var queued = false;
        try
        {
            await _queue.AddAsync(new RelaxedWrite(work, _relaxedEnded), cancellationToken);
            queued = true;
        }
        finally
        {
            if (!queued)
            {
                Interlocked.Decrement(ref _relaxedPending);
            }
        }
    }

    /// <summary>Waits until writes posted before the call can be read. Free when there are none.</summary>
    public ValueTask SettleAsync(CancellationToken cancellationToken)
        => Interlocked.Read(ref _relaxedPending) == 0 ? ValueTask.CompletedTask : PassThroughAsync(cancellationToken);

    /// <summary>As <see cref="SettleAsync"/>, and reports posted writes that were lost since the last report.</summary>
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

    private void OnRelaxedEnded(Exception? failure)
    {
        if (failure is not null)
        {
            Interlocked.Increment(ref _relaxedLost);
            LogLost(_logger, failure, _path);
        }

        Interlocked.Decrement(ref _relaxedPending);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A record could not be written to {Path}.")]
    private static partial void LogLost(ILogger logger, Exception failure, string path);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The writer of {Path} has stopped.")]
    private static partial void LogStopped(ILogger logger, Exception cause, string path);
}
