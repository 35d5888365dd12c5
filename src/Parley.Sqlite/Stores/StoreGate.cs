using Microsoft.Data.Sqlite;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Writing;

namespace Parley.Sqlite.Stores;

/// <summary>How the stores of one file reach it: reads on the calling thread, writes through the writer; SQLite's failures in the house's words.</summary>
internal sealed class StoreGate(SessionPool readers, StoreWriter? writer, string path, TimeProvider time) : IAsyncDisposable
{
    public DateTimeOffset Now => time.GetUtcNow();

    public long Commits => writer?.Commits ?? 0;

    public T Read<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return readers.Use(read);
        }
        catch (SqliteException failure) when (SqliteFault.IsStoreFault(failure))
        {
            throw SqliteFault.From(failure, path);
        }
        catch (FormatException failure)
        {
            throw SqliteFault.FromRow(failure, path);
        }
    }

    public ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) => Writer.WriteAsync(work, cancellationToken);

    public async ValueTask RunAsync(Action<SqliteSession> work, CancellationToken cancellationToken)
        => await Writer.WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            cancellationToken);

    public ValueTask AppendAsync(ReadOnlySpan<byte> record, Durability durability, CancellationToken cancellationToken) => Writer.AppendAsync(record, durability, cancellationToken);

    /// <summary>Puts everything into the file itself: what was removed from it is then in the log no more.</summary>
    public void EmptyLog(CancellationToken cancellationToken) => Read(session => session.Execute("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);

    /// <summary>For damage that was worked around.</summary>
    public StoreException Unreadable(FormatException failure) => SqliteFault.FromRow(failure, path);

    /// <summary>Relaxed records that were acknowledged can be read after this.</summary>
    public ValueTask SettleAsync(CancellationToken cancellationToken) => writer?.SettleAsync(cancellationToken) ?? ValueTask.CompletedTask;

    public ValueTask FlushAsync(CancellationToken cancellationToken) => writer?.FlushAsync(cancellationToken) ?? ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        readers.Dispose();
    }

    private StoreWriter Writer => writer ?? throw new InvalidOperationException($"'{path}' was opened for reading.");
}
