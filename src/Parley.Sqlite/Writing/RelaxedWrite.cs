using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>A write nobody waits for; <paramref name="ended"/> hears of its end, with the failure if there was one.</summary>
internal sealed class RelaxedWrite(Action<SqliteSession> work, Action<Exception?> ended) : QueuedWrite
{
    public override bool IsAwaited => false;

    public override void Run(SqliteSession session) => work(session);

    public override void Committed() => ended(null);

    public override void Failed(Exception failure) => ended(failure);
}
