using Parley.Core.Costs;
using Parley.Core.Programming;

namespace Parley.Tests.Storage;

public abstract class RoutineStoreContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    [Fact]
    public async Task A_routine_and_its_story_are_kept_in_one_commit()
    {
        var routine = Sample.Routine(Sample.Key());
        RoutineEvent[] story = [Sample.Event(routine.Key, "written", 2), Sample.Event(routine.Key, "promoted", 1)];
        Assert.True(await Stores.Routines.TrySaveAsync(routine, story, Token));
        await Stores.Routines.AppendEventAsync(Sample.Event(routine.Key, "failed"), Token);
        await Stores.ReopenAsync();
        var stored = (await Stores.Routines.FindAsync(routine.Key, Token))!;
        Assert.Equal(routine with { Version = 1, Evidence = [] }, stored with { Evidence = [] });
        Assert.Equal(routine.Evidence, stored.Evidence);
        Assert.Equal([.. story, Sample.Event(routine.Key, "failed")], await Stores.Routines.HistoryAsync(routine.Key, Token));
    }

    [Fact]
    public async Task Every_part_of_the_key_counts()
    {
        var key = Sample.Key();
        RoutineKey[] others = [key with { Agent = "x" }, key with { Side = Side.Sender }, Sample.Key(document: "another"), key with { Subject = "x" }];
        await Stores.Routines.TrySaveAsync(Sample.Routine(key), [Sample.Event(key, "written")], Token);
        foreach (var other in others)
        {
            Assert.Null(await Stores.Routines.FindAsync(other, Token));
            Assert.Empty(await Stores.Routines.HistoryAsync(other, Token));
            Assert.True(await Stores.Routines.TrySaveAsync(Sample.Routine(other), [], Token));
        }

        var expected = others.Append(key).Order(RoutineKeyOrder.Ordinal);
        Assert.Equal(expected, (await Stores.Routines.ListAsync(Token)).Select(record => record.Key));
    }

    [Fact]
    public async Task A_stale_save_is_refused_with_its_events()
    {
        var routine = Sample.Routine(Sample.Key());
        Assert.True(await Stores.Routines.TrySaveAsync(routine, [Sample.Event(routine.Key, "written")], Token));
        Assert.False(await Stores.Routines.TrySaveAsync(routine with { Source = "other" }, [Sample.Event(routine.Key, "stale")], Token));
        Assert.False(await Stores.Routines.TrySaveAsync(routine with { Version = 7 }, [Sample.Event(routine.Key, "stale")], Token));
        Assert.Equal(routine.Source, (await Stores.Routines.FindAsync(routine.Key, Token))!.Source);
        Assert.Equal(["written"], (await Stores.Routines.HistoryAsync(routine.Key, Token)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task A_hundred_who_save_the_same_version_have_one_winner_with_one_event()
    {
        var routine = Sample.Routine(Sample.Key());
        var saves = await RaceAsync(100, async i => await Stores.Routines.TrySaveAsync(routine with { Failures = i }, [Sample.Event(routine.Key, $"saved {i}")], Token));
        var winner = Array.IndexOf(saves, true);
        Assert.Single(saves, saved => saved);
        Assert.Equal(winner, (await Stores.Routines.FindAsync(routine.Key, Token))!.Failures);
        Assert.Equal([$"saved {winner}"], (await Stores.Routines.HistoryAsync(routine.Key, Token)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task A_story_may_begin_before_there_is_a_routine()
    {
        await Stores.Routines.AppendEventAsync(Sample.Event(Sample.Key(), "rejected"), Token);
        Assert.Null(await Stores.Routines.FindAsync(Sample.Key(), Token));
        Assert.Single(await Stores.Routines.HistoryAsync(Sample.Key(), Token));
    }
}

public sealed class InMemoryRoutineStoreTests : RoutineStoreContract<MemoryStores>;

public sealed class SqliteRoutineStoreTests : RoutineStoreContract<SqliteStores>;

public sealed class CachedRoutineStoreTests : RoutineStoreContract<CachedStores>;
