using Microsoft.Data.Sqlite;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>Puts a batch of writes on disk with one commit. A write that fails fails alone: the others are run again without it.</summary>
internal sealed class GroupCommit(SqliteSession session, string path)
{
    private long _count;

    /// <summary>Commits so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Every write hears of its end, except those left in <paramref name="batch"/>: the store was busy, nobody waits for them, so they can be tried again.</summary>
    public void Run(List<QueuedWrite> batch)
    {
        if (!TryBegin(batch))
        {
            return;
        }

        var failure = RunAll(batch);
        if (failure is null)
        {
            Commit(batch);
            batch.Clear();
            return;
        }

        session.RollBackIfOpen();
        var writes = batch.ToArray();
        batch.Clear();
        if (writes.Length == 1)
        {
            writes[0].Failed(failure);
            return;
        }

        RunOneByOne(writes, batch);
    }

    private void RunOneByOne(QueuedWrite[] writes, List<QueuedWrite> again)
    {
        foreach (var write in writes)
        {
            List<QueuedWrite> single = [write];
            Run(single);
            again.AddRange(single);
        }
    }

    private bool TryBegin(List<QueuedWrite> batch)
    {
        try
        {
            session.Prepare("BEGIN IMMEDIATE").Run();
            return true;
        }
        catch (SqliteException failure)
        {
            var fault = SqliteFault.From(failure, path);
            if (SqliteFault.IsBusy(failure))
            {
                batch.RemoveAll(write => !write.Busy(fault));
            }
            else
            {
                batch.ForEach(write => write.Failed(fault));
                batch.Clear();
            }

            return false;
        }
    }

    /// <summary>The first failure, or null. Whatever a write throws is for its caller; the loop that runs all writes goes on.</summary>
    private Exception? RunAll(List<QueuedWrite> batch)
    {
        try
        {
            foreach (var write in batch)
            {
                write.Run(session);
            }

            return null;
        }
        catch (SqliteException failure) when (SqliteFault.IsStoreFault(failure))
        {
            return SqliteFault.From(failure, path);
        }
        catch (FormatException failure)
        {
            return SqliteFault.FromRow(failure, path);
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>After a failed commit it is not known what is on disk, so nothing is run again; every caller hears of it.</summary>
    private void Commit(List<QueuedWrite> batch)
    {
        try
        {
            session.Prepare("COMMIT").Run();
            Interlocked.Increment(ref _count);
        }
        catch (SqliteException failure)
        {
            var fault = SqliteFault.From(failure, path);
            session.RollBackIfOpen();
            batch.ForEach(write => write.Failed(fault));
            return;
        }

        batch.ForEach(write => write.Committed());
    }
}
