namespace Parley.Sqlite.Sessions;

/// <summary>Reading connections, lent to the thread that reads. SQLite's calls are synchronous, so nothing here pretends otherwise.</summary>
internal sealed class SessionPool(SessionFactory factory) : IDisposable
{
    private const int MaxIdle = 8;

    private readonly Lock _gate = new();
    private readonly Stack<SqliteSession> _idle = [];
    private bool _disposed;

    /// <summary>A session that failed is closed, not lent again.</summary>
    public T Use<T>(Func<SqliteSession, T> read)
    {
        var session = Rent();
        var succeeded = false;
        try
        {
            var result = read(session);
            succeeded = true;
            return result;
        }
        finally
        {
            if (!succeeded || !TryKeep(session))
            {
                session.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            while (_idle.TryPop(out var session))
            {
                session.Dispose();
            }
        }
    }

    private SqliteSession Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteStore));
            if (_idle.TryPop(out var session))
            {
                return session;
            }
        }

        return factory.OpenForReading();
    }

    private bool TryKeep(SqliteSession session)
    {
        lock (_gate)
        {
            if (_disposed || _idle.Count >= MaxIdle)
            {
                return false;
            }

            _idle.Push(session);
            return true;
        }
    }
}
