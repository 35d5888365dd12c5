using Parley.Core.Policy;
using Parley.Protocol.Documents;

namespace Parley.Tests.Storage;

public abstract class PairStoreContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    private static readonly PairKey Key = new("tours", "http://peer", "task");

    [Fact]
    public async Task A_pair_nobody_stored_is_new()
    {
        var state = await Stores.Pairs.GetAsync(Key, Token);
        Assert.Equal((Key, 0L, 0L), (state.Key, state.Version, state.Exchanges));
        Assert.Empty(await Stores.Pairs.ListAsync(Token));
    }

    [Fact]
    public async Task A_state_is_kept_with_the_next_version()
    {
        var state = new PairState(Key)
        {
            Exchanges = 5,
            LanguageExchanges = 3,
            LanguageCost = 0.00001234567890123m,
            Document = DocumentHash.Of("a"),
            FailedClimbs = 2,
            NextClimbAtExchange = 40,
            Refused = [DocumentHash.Of("b"), DocumentHash.Of("c")],
        };
        Assert.True(await Stores.Pairs.TrySaveAsync(state, Token));
        await Stores.ReopenAsync();
        var stored = await Stores.Pairs.GetAsync(Key, Token);
        Assert.Equal(state with { Version = 1, Refused = [] }, stored with { Refused = [] });
        Assert.Equal(state.Refused, stored.Refused);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        Assert.True(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Exchanges = 1 }, Token));
        Assert.False(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Exchanges = 9 }, Token));
        Assert.True(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Version = 1, Exchanges = 2 }, Token));
        Assert.False(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Version = 1, Exchanges = 9 }, Token));
        Assert.False(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Version = 3, Exchanges = 9 }, Token));
        var stored = await Stores.Pairs.GetAsync(Key, Token);
        Assert.Equal((2L, 2L), (stored.Version, stored.Exchanges));
    }

    [Fact]
    public async Task A_version_of_a_pair_that_was_never_stored_is_refused()
        => Assert.False(await Stores.Pairs.TrySaveAsync(new PairState(Key) { Version = 1 }, Token));

    [Fact]
    public async Task A_hundred_who_count_lose_nothing()
    {
        await RaceAsync(100, async _ =>
        {
            PairState state;
            do
            {
                state = await Stores.Pairs.GetAsync(Key, Token);
            }
            while (!await Stores.Pairs.TrySaveAsync(state with { Exchanges = state.Exchanges + 1 }, Token));
            return true;
        });
        var counted = await Stores.Pairs.GetAsync(Key, Token);
        Assert.Equal((100L, 100L), (counted.Exchanges, counted.Version));
    }

    [Fact]
    public async Task Pairs_are_listed_in_the_order_of_their_keys()
    {
        PairKey[] keys = [new("b", "p", "t"), new("a", "q", "t"), new("a", "p", "u"), new("B", "p", "t"), new("a", "p", "t"), new("a", "p\0", "t")];
        foreach (var key in keys)
        {
            await Stores.Pairs.TrySaveAsync(new PairState(key), Token);
        }

        PairKey[] expected = [new("B", "p", "t"), new("a", "p", "t"), new("a", "p", "u"), new("a", "p\0", "t"), new("a", "q", "t"), new("b", "p", "t")];
        Assert.Equal(expected, (await Stores.Pairs.ListAsync(Token)).Select(state => state.Key));
    }
}

public sealed class InMemoryPairStoreTests : PairStoreContract<MemoryStores>;

public sealed class SqlitePairStoreTests : PairStoreContract<SqliteStores>;
