using Parley.Core.Costs.Budgets;

namespace Parley.Tests.Core.Costs.Budgets;

public sealed class ProcessorTurnsTests
{
    private readonly ProcessorTurns _turns = new();
    private readonly CallerBudget _ada = new(new CallerLimits());
    private readonly CallerBudget _bob = new(new CallerLimits());
    private readonly List<string> _order = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_who_wait_come_one_after_the_other_however_many_requests_each_has()
    {
        var first = await _turns.TakeAsync(_ada, Token);
        List<Task> waiting = [.. Enumerable.Range(1, 4).Select(number => TakeAsync(_ada, $"ada {number}")), .. Enumerable.Range(1, 2).Select(number => TakeAsync(_bob, $"bob {number}"))];
        Assert.Empty(_order);
        first.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(["ada 1", "bob 1", "ada 2", "bob 2", "ada 3", "ada 4"], _order);
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over_and_the_place_is_free_in_the_end()
    {
        using var hangsUp = new CancellationTokenSource();
        var first = await _turns.TakeAsync(_ada, Token);
        var given = Enumerable.Range(0, 3).Select(_ => _turns.TakeAsync(_ada, hangsUp.Token).AsTask()).ToList();
        var second = TakeAsync(_bob, "bob");
        await hangsUp.CancelAsync();
        foreach (var turn in given)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        }

        first.Dispose();
        await second;
        Assert.True(_turns.TakeAsync(_ada, Token).IsCompletedSuccessfully, "nobody has the place");
        Assert.False(_turns.TakeAsync(_bob, Token).IsCompleted);
    }

    private async Task TakeAsync(CallerBudget caller, string name)
    {
        using var turn = await _turns.TakeAsync(caller, Token);
        _order.Add(name);
    }
}
