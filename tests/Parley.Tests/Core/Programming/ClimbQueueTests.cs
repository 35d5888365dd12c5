using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Programming;

namespace Parley.Tests.Core.Programming;

public sealed class ClimbQueueTests
{
    private readonly ClimbQueue _queue = new(NullLogger<ClimbQueue>.Instance, capacity: 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_is_not_queued_twice_and_is_free_again_afterwards()
    {
        var runs = 0;
        Assert.True(_queue.TryEnqueue("a", Count));
        Assert.False(_queue.TryEnqueue("a", Count));
        await _queue.DrainAsync(Token);
        Assert.True(_queue.TryEnqueue("a", Count));
        await _queue.DrainAsync(Token);
        Assert.Equal(2, runs);

        ValueTask Count(CancellationToken cancellationToken)
        {
            runs++;
            Assert.False(_queue.TryEnqueue("a", Count));
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void Queue_is_bounded_and_a_refused_key_may_come_again()
    {
        Assert.True(_queue.TryEnqueue("a", _ => ValueTask.CompletedTask));
        Assert.True(_queue.TryEnqueue("b", _ => ValueTask.CompletedTask));
        Assert.False(_queue.TryEnqueue("c", _ => ValueTask.CompletedTask));
        Assert.Equal(2, _queue.Count);
    }

    [Fact]
    public async Task Bug_in_one_climb_does_not_stop_the_others()
    {
        var ran = false;
        _queue.TryEnqueue("broken", _ => throw new InvalidOperationException("bug"));
        _queue.TryEnqueue("next", _ =>
        {
            ran = true;
            return ValueTask.CompletedTask;
        });
        await _queue.DrainAsync(Token);
        Assert.True(ran);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Drain_also_runs_what_climbs_queue()
    {
        var ran = false;
        _queue.TryEnqueue("first", _ =>
        {
            _queue.TryEnqueue("second", _ =>
            {
                ran = true;
                return ValueTask.CompletedTask;
            });
            return ValueTask.CompletedTask;
        });
        await _queue.DrainAsync(Token);
        Assert.True(ran);
    }

    [Fact]
    public async Task Loop_runs_climbs_until_it_is_cancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ran = new TaskCompletionSource();
        var loop = _queue.RunAsync(stop.Token);
        _queue.TryEnqueue("a", _ =>
        {
            ran.SetResult();
            return ValueTask.CompletedTask;
        });
        await ran.Task.WaitAsync(Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task Idle_is_told_when_the_last_climb_has_ended()
    {
        Assert.True(_queue.IdleAsync(Token).IsCompletedSuccessfully);
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        _queue.TryEnqueue("first", async _ =>
        {
            await first.Task;
            _queue.TryEnqueue("second", _ => new ValueTask(second.Task));
        });
        var draining = _queue.DrainAsync(Token);
        var idle = _queue.IdleAsync(Token);
        first.SetResult();
        Assert.False(idle.IsCompleted);
        second.SetException(new InvalidOperationException("bug"));
        await idle;
        await draining;
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Whoever_waits_for_idle_may_give_up()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _queue.TryEnqueue("a", _ => ValueTask.CompletedTask);
        var idle = _queue.IdleAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
    }
}
