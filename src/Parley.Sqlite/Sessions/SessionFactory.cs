using System.Globalization;
using Microsoft.Data.Sqlite;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Checking;

namespace Parley.Sqlite.Sessions;

/// <summary>Opens connections to one file, set as this store needs them.</summary>
internal sealed class SessionFactory(string path, TimeSpan busyTimeout)
{
    /// <summary>The connection that writes. Every commit reaches the disk before it returns.</summary>
    public SqliteSession OpenForWriting(bool create)
    {
        if (create)
        {
            CreateForOwnerAlone();
        }

        var session = Open(create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
        // Of a new file: a batch of records is tens of kilobytes, and each page costs calls of the system four times on its way through the log. Half as many are worth 7 % of an exchange.
        // What is deleted or redacted is overwritten, not just unlinked. On macOS a plain fsync stops at the drive's cache; elsewhere fullfsync says nothing new.
        session.ExecuteScript("PRAGMA page_size = 8192; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
        return session;
    }

    /// <summary>A connection that reads while another one writes.</summary>
    public SqliteSession OpenForReading()
    {
        var session = Open(SqliteOpenMode.ReadWrite);
        session.ExecuteScript("PRAGMA query_only = ON");
        return session;
    }

    /// <summary>Readers never wait for the writer in this mode, which stays with the file.</summary>
    public void UseWriteAheadLog(SqliteSession session)
    {
        var mode = session.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
        if (mode != "wal")
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, $"'{path}' can't have a write-ahead log (journal mode is '{mode}'). Put the store on a local disk.");
        }
    }

    /// <summary>A store holds what was said, so that a new file is for its owner alone. SQLite gives the files beside it the same mode.</summary>
    private void CreateForOwnerAlone()
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
        {
            return;
        }

        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process was faster, or the file can't be made; opening it tells which.
        }
    }

    private SqliteSession Open(SqliteOpenMode mode)
    {
        var seconds = (int)Math.Ceiling(busyTimeout.TotalSeconds);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = seconds }.ToString());
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            RowChecksum.Register(connection.Handle!);
            session.ExecuteScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {seconds * 1000}"));
            return session;
        }
        catch (SqliteException)
        {
            session.Dispose();
            throw;
        }
    }
}
