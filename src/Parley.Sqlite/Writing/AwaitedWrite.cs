using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>A write whose caller gets its result once it is on disk.</summary>
internal sealed class AwaitedWrite<T>(Func<SqliteSession, T> work) : QueuedWrite
{
    // Continuations run elsewhere: the writer's thread is for writing.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Outcome => _outcome.Task;

    public override void Run(SqliteSession session) => _result = work(session);

    public override void Committed() => _outcome.SetResult(_result!);

    public override void Failed(Exception failure) => _outcome.SetException(failure);

    public override bool Busy(Exception fault)
    {
        Failed(fault);
        return false;
    }
}
