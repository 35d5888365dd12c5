using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Storage;

public abstract class EffectJournalContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    private static readonly EffectKey Key = new("shop", "http://caller", "exchange", "order", "aabb");

    [Fact]
    public async Task A_run_is_begun_once_unknown_until_it_ends_and_completed_from_then_on()
    {
        Assert.Equal(EffectStatus.Begun, (await Stores.Effects.BeginAsync(Key, Token)).Status);
        await Stores.ReopenAsync();
        Assert.Equal(EffectStatus.Unknown, (await Stores.Effects.BeginAsync(Key, Token)).Status);
        await Stores.Effects.CompleteAsync(Key, new JsonObject { ["order"] = 7.0 }, Token);
        await Stores.ReopenAsync();
        var entry = await Stores.Effects.BeginAsync(Key, Token);
        Assert.Equal(EffectStatus.Completed, entry.Status);
        Assert.Equal("""{"order":7}""", JsonText.Write(entry.Result));
    }

    [Fact]
    public async Task A_result_is_kept_as_it_was_when_the_run_ended()
    {
        var result = new JsonObject { ["n"] = 1.0 };
        await Stores.Effects.BeginAsync(Key, Token);
        await Stores.Effects.CompleteAsync(Key, result, Token);
        result["n"] = 2.0;
        var first = await Stores.Effects.BeginAsync(Key, Token);
        Assert.Equal(1, first.Result["n"].AsNumber);
        first.Result.AsObject!["n"] = 3.0;
        Assert.Equal(1, (await Stores.Effects.BeginAsync(Key, Token)).Result["n"].AsNumber);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_result_and_null_are_told_apart(bool isMissing)
    {
        await Stores.Effects.BeginAsync(Key, Token);
        await Stores.Effects.CompleteAsync(Key, isMissing ? default : JsonValue.Null, Token);
        Assert.Equal(isMissing, (await Stores.Effects.BeginAsync(Key, Token)).Result.IsMissing);
    }

    [Fact]
    public async Task An_abandoned_run_can_begin_again_and_a_completed_one_can_not_be_abandoned()
    {
        await Stores.Effects.BeginAsync(Key, Token);
        await Stores.Effects.AbandonAsync(Key, Token);
        Assert.Equal(EffectStatus.Begun, (await Stores.Effects.BeginAsync(Key, Token)).Status);
        await Stores.Effects.CompleteAsync(Key, "done", Token);
        await Stores.Effects.AbandonAsync(Key, Token);
        Assert.Equal(EffectStatus.Completed, (await Stores.Effects.BeginAsync(Key, Token)).Status);
    }

    [Fact]
    public async Task Completing_what_was_not_begun_or_is_complete_is_a_bug()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Stores.Effects.CompleteAsync(Key, "x", Token));
        await Stores.Effects.BeginAsync(Key, Token);
        await Stores.Effects.CompleteAsync(Key, "first", Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Stores.Effects.CompleteAsync(Key, "second", Token));
        Assert.Equal("first", (await Stores.Effects.BeginAsync(Key, Token)).Result.AsString);
    }

    [Fact]
    public async Task Every_part_of_the_key_counts()
    {
        EffectKey[] keys =
        [
            Key, Key with { Agent = "other" }, Key with { Caller = "other" }, Key with { ExchangeId = "other" }, Key with { Skill = "other" },
            Key with { Arguments = "other" }, Key with { Caller = "http://caller\0" }, Key with { Caller = "http://caller\0x" }, Key with { Caller = "HTTP://caller" },
        ];
        foreach (var key in keys)
        {
            Assert.Equal(EffectStatus.Begun, (await Stores.Effects.BeginAsync(key, Token)).Status);
        }
    }

    [Fact]
    public async Task Opening_a_run_tells_how_many_others_the_exchange_has_of_the_skill()
    {
        Assert.Equal(0, (await Stores.Effects.BeginAsync(Key, Token)).OtherRuns);
        await Stores.ReopenAsync();
        Assert.Equal(1, (await Stores.Effects.BeginAsync(Key with { Arguments = "other" }, Token)).OtherRuns);
        Assert.Equal(0, (await Stores.Effects.BeginAsync(Key with { Skill = "cancel" }, Token)).OtherRuns);
        Assert.Equal(0, (await Stores.Effects.BeginAsync(Key with { ExchangeId = "other" }, Token)).OtherRuns);
        Assert.Equal(2, (await Stores.Effects.BeginAsync(Key with { Arguments = "third" }, Token)).OtherRuns);
    }

    [Fact]
    public async Task Runs_that_began_before_the_moment_are_forgotten_whatever_became_of_them()
    {
        await Stores.Effects.BeginAsync(Key, Token);
        await Stores.Effects.CompleteAsync(Key, "done", Token);
        await Stores.Effects.BeginAsync(Key with { ExchangeId = "open" }, Token);
        Assert.Equal(0, await Stores.Effects.ExpireAsync(TimeProvider.System.GetUtcNow().AddDays(-1), Token));
        Assert.Equal("done", (await Stores.Effects.BeginAsync(Key, Token)).Result.AsString);
        Assert.Equal(2, await Stores.Effects.ExpireAsync(TimeProvider.System.GetUtcNow().AddDays(1), Token));
        Assert.Equal(EffectStatus.Begun, (await Stores.Effects.BeginAsync(Key, Token)).Status);
        Assert.Equal(EffectStatus.Begun, (await Stores.Effects.BeginAsync(Key with { ExchangeId = "open" }, Token)).Status);
    }

    [Fact]
    public async Task One_of_a_hundred_begins()
    {
        var entries = await RaceAsync(100, async _ => await Stores.Effects.BeginAsync(Key, Token));
        Assert.Single(entries, entry => entry.Status == EffectStatus.Begun);
        Assert.Equal(99, entries.Count(entry => entry.Status == EffectStatus.Unknown));
    }
}

public sealed class InMemoryEffectJournalTests : EffectJournalContract<MemoryStores>;

public sealed class SqliteEffectJournalTests : EffectJournalContract<SqliteStores>;
