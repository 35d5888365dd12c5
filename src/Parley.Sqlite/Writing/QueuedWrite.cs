using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>One write on its way to the disk. It may be run again after its batch was rolled back, so it depends on the database alone.</summary>
internal abstract class QueuedWrite
{
    public abstract void Run(SqliteSession session);

    /// <summary>It is on disk.</summary>
    public abstract void Committed();

    /// <summary>It is not, and never will be.</summary>
    public abstract void Failed(Exception failure);

    /// <summary>Another program has the file: whoever waits is told. True when something is left that can be tried again.</summary>
    public abstract bool Busy(Exception fault);
}
