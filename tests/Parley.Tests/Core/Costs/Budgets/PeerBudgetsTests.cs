using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Costs.Budgets;

public sealed class PeerBudgetsTests
{
    private readonly ManualTime _time = new();
    private readonly PeerOptions _options = new();

    [Fact]
    public void Bucket_lets_a_burst_pass_and_then_the_rate()
    {
        (_options.RequestsPerSecond, _options.Burst) = (10, 5);
        var budgets = Budgets();
        Assert.Equal(5, Admitted(budgets, "203.0.113.7", 20));
        Assert.Equal(0, Admitted(budgets, "203.0.113.7", 20));
        _time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, Admitted(budgets, "203.0.113.7", 20));
        Assert.Equal(5, Admitted(budgets, "203.0.113.8", 20));
    }

    [Fact]
    public void Trusted_callers_have_no_rate()
    {
        (_options.RequestsPerSecond, _options.Burst) = (1, 1);
        _options.Trusted.Add("198.51.100.1", CallerLimits.None());
        Assert.Equal(20, Admitted(Budgets(), "198.51.100.1", 20));
    }

    [Fact]
    public void Refusal_says_when_to_try_again()
    {
        (_options.RequestsPerSecond, _options.Burst) = (10, 1);
        var budgets = Budgets();
        using var first = budgets.Admit(Key("203.0.113.7"));
        var refused = budgets.Admit(Key("203.0.113.7"));
        Assert.Equal(TimeSpan.FromMilliseconds(100), refused.RetryAfter);
        _time.Advance(refused.RetryAfter!.Value);
        Assert.False(budgets.Admit(Key("203.0.113.7")).IsRefused);
    }

    [Fact]
    public async Task Refusal_is_held_back_and_an_admission_is_not()
    {
        (_options.RequestsPerSecond, _options.Burst) = (1, 1);
        var (budgets, token) = (Budgets(), TestContext.Current.CancellationToken);
        using var admitted = budgets.Admit(Key("203.0.113.7"));
        Assert.True(admitted.HoldBackAsync(token).IsCompletedSuccessfully);
        string[] callers = [.. Enumerable.Range(0, HeldRefusals.Capacity / HeldRefusals.CallerCapacity).Select(i => $"203.0.113.{7 + i}")];
        Assert.Equal(callers.Length - 1, callers.Sum(caller => Admitted(budgets, caller, 1)));
        var held = callers.SelectMany(caller => Enumerable.Repeat(caller, HeldRefusals.CallerCapacity)).Select(caller => budgets.Admit(Key(caller)).HoldBackAsync(token).AsTask()).ToList();
        var timer = TimeSpan.FromMilliseconds(1); // is no finer
        _time.Advance((_options.RefusalDelay / 2) - timer);
        Assert.DoesNotContain(held, refusal => refusal.IsCompleted);
        foreach (var caller in (string[])["203.0.113.7", "203.0.113.200"])
        {
            Assert.Equal(caller == "203.0.113.200" ? 1 : 0, Admitted(budgets, caller, 1));
            Assert.True(budgets.Admit(Key(caller)).HoldBackAsync(token).IsCompletedSuccessfully, "more than can be held, of a caller or of all, are refused at once");
        }

        var (first, second) = (await ReleasedAsync(timer + (_options.RefusalDelay / 4)), await ReleasedAsync(_options.RefusalDelay / 4));
        Assert.InRange(first, 0.48 * held.Count, 0.52 * held.Count);
        Assert.Equal(held.Count, first + second);

        async Task<int> ReleasedAsync(TimeSpan after)
        {
            var waiting = held.Count(refusal => !refusal.IsCompleted);
            _time.Advance(after);
            await Task.Yield();
            return waiting - held.Count(refusal => !refusal.IsCompleted);
        }
    }

    [Fact]
    public async Task Refusal_is_held_back_no_longer_when_the_caller_hangs_up_and_never_without_a_delay()
    {
        (_options.RequestsPerSecond, _options.Burst) = (1, 1);
        using var hangsUp = new CancellationTokenSource();
        var budgets = Budgets();
        Assert.Equal(1, Admitted(budgets, "203.0.113.7", 1));
        var held = budgets.Admit(Key("203.0.113.7")).HoldBackAsync(hangsUp.Token).AsTask();
        Assert.False(held.IsCompleted);
        await hangsUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);

        _options.RefusalDelay = TimeSpan.Zero;
        budgets = Budgets();
        Assert.Equal(1, Admitted(budgets, "203.0.113.7", 1));
        Assert.True(budgets.Admit(Key("203.0.113.7")).HoldBackAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public void Open_requests_are_counted_until_they_are_answered()
    {
        _options.MaxOpenRequests = 2;
        var budgets = Budgets();
        var (first, second) = (budgets.Admit(Key("203.0.113.7")), budgets.Admit(Key("203.0.113.7")));
        Assert.True(budgets.Admit(Key("203.0.113.7")).IsRefused);
        first.Dispose();
        Assert.False(budgets.Admit(Key("203.0.113.7")).IsRefused);
        second.Dispose();
    }

    [Fact]
    public async Task Requests_above_those_that_may_be_open_take_turns()
    {
        _options.OpenRequestsBeforeTurns = 2;
        _options.Trusted.Add("198.51.100.1", CallerLimits.None());
        var (budgets, token) = (Budgets(), TestContext.Current.CancellationToken);
        var open = Enumerable.Range(0, 4).Select(_ => budgets.Admit(Key("203.0.113.7"))).ToList();
        Assert.Null(await open[0].TakeTurnAsync(token));
        Assert.Null(await open[1].TakeTurnAsync(token));
        var third = await open[2].TakeTurnAsync(token);
        var fourth = open[3].TakeTurnAsync(token).AsTask();
        Assert.False(fourth.IsCompleted);
        Assert.Null(await budgets.Admit(Key("203.0.113.8")).TakeTurnAsync(token));
        Assert.All(Enumerable.Range(0, 4).Select(_ => budgets.Admit(Key("198.51.100.1"))), admission => Assert.Null(admission.TakeTurnAsync(token).Result));

        third!.Dispose();
        Assert.NotNull(await fourth);
        open.ForEach(admission => admission.Dispose());
        Assert.Null(await budgets.Admit(Key("203.0.113.7")).TakeTurnAsync(token));
    }

    [Fact]
    public async Task Strangers_take_turns_at_the_processors_and_the_owner_does_not_wait()
    {
        _options.Trusted.Add("user:ada", CallerLimits.None());
        var budgets = Budgets();
        using var cancelled = new CancellationTokenSource();
        var first = await budgets.TakeModelTurnAsync("203.0.113.7", TestContext.Current.CancellationToken);
        var second = budgets.TakeModelTurnAsync("203.0.113.8", TestContext.Current.CancellationToken);
        var third = budgets.TakeModelTurnAsync("203.0.113.9", cancelled.Token);
        Assert.False(second.IsCompleted);
        Assert.Null(await budgets.TakeModelTurnAsync("", TestContext.Current.CancellationToken));
        Assert.Null(await budgets.TakeModelTurnAsync("user:ada", TestContext.Current.CancellationToken));

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await third);
        first!.Dispose();
        first.Dispose();
        using var next = await second;
        Assert.False(budgets.TakeModelTurnAsync("203.0.113.7", TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public void Foreseen_refusal_takes_nothing()
    {
        (_options.Each.ModelCallsPerHour, _options.MaxPromptCharacters) = (1, 1_000);
        using var account = Budgets().AccountOf("203.0.113.7");
        Assert.Equal(ParleyErrorCode.TooLarge, account.ForeseeModelCall(1_001)!.Code);
        Assert.Null(account.ForeseeModelCall(1_000));
        Assert.Null(account.ForeseeModelCall(1_000));
        Assert.Null(account.BeginModelCall(1_000, 0));
        Assert.Equal(ParleyErrorCode.BudgetExceeded, account.ForeseeModelCall(10)!.Code);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::/64", false)]
    [InlineData("203.0.113.7", "203.0.113.7/64", false)]
    [InlineData("::ffff:203.0.113.7", "::ffff:203.0.113.7/64", false)]
    [InlineData("user:ada", "user:ada", true)]
    [InlineData("user:127.0.0.1", "127.0.0.1", false)]
    [InlineData("::1", "127.0.0.1", false)]
    public void Networks_of_one_customer_are_one_caller(string one, string other, bool same) => Assert.Equal(same, Key(one) == Key(other));

    [Fact]
    public void Table_of_callers_is_bounded_and_forgets_the_oldest()
    {
        _options.MaxCallers = 100;
        var budgets = Budgets();
        for (var i = 0; i < 50_000; i++)
        {
            budgets.Admit(CallerKey.Of(new IPAddress([203, (byte)(i >> 16), (byte)(i >> 8), (byte)i]))).Dispose();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(budgets.Callers, 1, 100);
    }

    [Fact]
    public void Crowd_is_held_however_often_its_members_are_forgotten()
    {
        (_options.MaxCallers, _options.Together.NegotiationsPerHour) = (100, 50);
        var budgets = Budgets();
        var taken = Enumerable.Range(0, 10_000).Count(i => budgets.Take($"203.0.{i / 250}.{i % 250}", Spending.Negotiations) is null);
        Assert.Equal(50, taken);
        Assert.Equal(50, budgets.Used("", Spending.Negotiations).Count);
    }

    [Fact]
    public void Window_slides()
    {
        _options.Each.NegotiationsPerHour = 60;
        var budgets = Budgets();
        var taken = 0;
        for (var minute = 0; minute < 600; minute++)
        {
            taken += budgets.Take("203.0.113.7", Spending.Negotiations) is null ? 1 : 0;
            taken += budgets.Take("203.0.113.7", Spending.Negotiations) is null ? 1 : 0;
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(taken, 500, 660); // ten hours at sixty, asked for at twice that
    }

    [Fact]
    public void Wait_that_is_told_is_long_enough()
    {
        _options.Each.NegotiationsPerHour = 7;
        var budgets = Budgets();
        for (var i = 0; i < 7; i++)
        {
            Assert.Null(budgets.Take("203.0.113.7", Spending.Negotiations));
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        var refused = budgets.Take("203.0.113.7", Spending.Negotiations);
        _time.Advance(refused!.RetryAfter!.Value + TimeSpan.FromSeconds(1));
        Assert.Null(budgets.Take("203.0.113.7", Spending.Negotiations));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", null, true)]
    [InlineData("https://agents.example", null, false)]
    [InlineData("https://agents.example", true, true)]
    [InlineData("http://127.0.0.1:5080", false, false)]
    public void Callers_on_this_machine_are_free_unless_the_node_is_published(string url, bool? trust, bool isFree)
    {
        (_options.TrustLoopback, _options.Burst) = (trust, 1);
        var budgets = new PeerBudgets(_options, () => new Uri(url), _time, NullLogger<PeerBudgets>.Instance);
        Assert.Equal(isFree ? 10 : 1, Admitted(budgets, "127.0.0.1", 10));
        Assert.Equal(isFree ? 10 : 1, Admitted(budgets, "::1", 10));
    }

    [Fact]
    public void Admission_allocates_nothing_for_a_caller_who_is_known()
    {
        (_options.RequestsPerSecond, _options.Burst) = (1_000_000, 1_000_000);
        var budgets = Budgets();
        var address = IPAddress.Parse("203.0.113.7");
        budgets.Admit(CallerKey.Of(address)).Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            budgets.Admit(CallerKey.Of(address)).Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Routine_is_repaired_so_often_a_day_whoever_asks()
    {
        var budgets = Budgets();
        Assert.Equal(_options.RepairsPerRoutinePerDay, Enumerable.Range(0, 100).Count(i => budgets.TakeRepair($"203.0.113.{i}", "program x") is null));
        Assert.Null(budgets.TakeRepair("203.0.113.200", "program y"));
    }

    private PeerBudgets Budgets() => new(_options, () => new Uri("https://agents.example"), _time, NullLogger<PeerBudgets>.Instance);

    private static CallerKey Key(string caller) => CallerKey.Of(caller);

    private static int Admitted(PeerBudgets budgets, string caller, int asked) => Enumerable.Range(0, asked).Count(_ =>
    {
        using var admission = budgets.Admit(Key(caller));
        return !admission.IsRefused;
    });
}
