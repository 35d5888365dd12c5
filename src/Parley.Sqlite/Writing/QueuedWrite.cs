using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>One write on its way to the disk. It may be run again after its batch was rolled back, so it depends on the database alone.</summary>
internal abstract class QueuedWrite
{
    /// <summary>Whether a caller waits for the commit, and so learns of a failure.</summary>
    public abstract bool IsAwaited { get; }

    public abstract void Run(SqliteSession session);

    /// <summary>It is on disk.</summary>
    public abstract void Committed();

    /// <summary>It is not, and never will be.</summary>
    public abstract void Failed(Exception failure);
}
