namespace Parley.Sqlite.Records;

/// <summary>
/// Callers who wait for one batch, a few to a task. A thread of the pool goes on with them one after the other: fewer hops than callers, few enough that all cores have their share,
/// and never on the writer's thread.
/// </summary>
internal sealed class BatchWaiters : IThreadPoolWorkItem
{
    private const int MaxCallers = 4;

    private readonly TaskCompletionSource _answer = new();
    private Exception? _failure;
    private int _callers;

    public bool IsFull => _callers == MaxCallers;

    public Task Join()
    {
        _callers++;
        return _answer.Task;
    }

    public void Answer(Exception? failure)
    {
        _failure = failure;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_failure is null)
        {
            _answer.SetResult();
        }
        else
        {
            _answer.SetException(_failure);
        }
    }
}
