using Parley.Core.Exchange.Receiving;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Exchange.Receiving;

public sealed class RequestDeadlinesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void Time_that_is_up_cancels()
    {
        var time = new ManualTime();
        using var deadline = new RequestDeadlines(Limit, time).Start(CancellationToken.None);
        time.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(deadline.Token.IsCancellationRequested);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_caller_that_hangs_up_cancels()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new RequestDeadlines(Limit, TimeProvider.System).Start(caller.Token);
        caller.Cancel();
        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_source_is_used_again_and_knows_nothing_of_the_request_before()
    {
        var deadlines = new RequestDeadlines(Limit, TimeProvider.System);
        using var before = new CancellationTokenSource();
        var noticed = false;
        var first = deadlines.Start(before.Token);
        var token = first.Token;
        token.Register(() => noticed = true);
        first.Dispose();
        using var second = deadlines.Start(CancellationToken.None);
        Assert.Equal(token, second.Token);
        before.Cancel();
        Assert.False(second.Token.IsCancellationRequested || noticed);
    }

    [Fact]
    public void A_source_that_was_cancelled_is_not_used_again()
    {
        var deadlines = new RequestDeadlines(Limit, TimeProvider.System);
        using (var caller = new CancellationTokenSource())
        using (deadlines.Start(caller.Token))
        {
            caller.Cancel();
        }

        using var next = deadlines.Start(CancellationToken.None);
        Assert.False(next.Token.IsCancellationRequested);
    }

    [Fact]
    public void Each_request_has_all_of_its_time_though_the_timer_was_set_for_another()
    {
        var time = new ManualTime();
        var deadlines = new RequestDeadlines(Limit, time);
        deadlines.Start(CancellationToken.None).Dispose();
        time.Advance(Limit / 2);
        using var second = deadlines.Start(CancellationToken.None);
        time.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(second.Token.IsCancellationRequested);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(second.Token.IsCancellationRequested);
    }

    [Fact]
    public void Requests_at_the_same_time_have_a_token_each()
    {
        var deadlines = new RequestDeadlines(Limit, TimeProvider.System);
        for (var turn = 0; turn < 3; turn++)
        {
            using var first = deadlines.Start(CancellationToken.None);
            using var second = deadlines.Start(CancellationToken.None);
            Assert.NotEqual(first.Token, second.Token);
        }
    }
}
