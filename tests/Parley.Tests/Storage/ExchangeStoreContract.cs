using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Storage;

public abstract class ExchangeStoreContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    [Theory]
    [InlineData(Durability.Relaxed)]
    [InlineData(Durability.Durable)]
    public async Task A_record_is_read_as_it_was_written(Durability durability)
    {
        await AppendAsync(durability, Sample.FullExchange("full"), Sample.Exchange("bare"));
        RecordAssert.Equal(Sample.FullExchange("full"), Assert.Single(await Stores.Exchanges.FindAsync("full", Token)));
        await Stores.ReopenAsync();
        RecordAssert.Equal(Sample.FullExchange("full"), Assert.Single(await Stores.Exchanges.FindAsync("full", Token)));
        RecordAssert.Equal(Sample.Exchange("bare"), Assert.Single(await Stores.Exchanges.FindAsync("bare", Token)));
        Assert.Empty(await Stores.Exchanges.FindAsync("neither", Token));
    }

    [Fact]
    public async Task A_record_shares_nothing_with_the_one_that_was_given()
    {
        var body = new JsonObject { ["n"] = 1.0 };
        await AppendAsync(Durability.Relaxed, Sample.Exchange("a") with { Input = body });
        body["n"] = 2.0;
        (await Stores.Exchanges.FindAsync("a", Token))[0].Input.AsObject!["n"] = 3.0;
        Assert.Equal(1, (await Stores.Exchanges.FindAsync("a", Token))[0].Input["n"].AsNumber);
    }

    [Fact]
    public async Task Both_sides_of_one_exchange_are_found_by_its_id()
    {
        await AppendAsync(Durability.Durable, Sample.Exchange("a", 1), Sample.Exchange("a") with { Side = Side.Receiver }, Sample.Exchange("b"));
        Assert.Equal([Side.Receiver, Side.Sender], (await Stores.Exchanges.FindAsync("a", Token)).Select(record => record.Side));
    }

    [Fact]
    public async Task The_newest_come_first_and_all_are_read_the_oldest_first()
    {
        await AppendAsync(Durability.Relaxed, Sample.Exchange("2", 2), Sample.Exchange("1", 1), Sample.Exchange("3a", 3), Sample.Exchange("3b", 3));
        Assert.Equal(["3b", "3a", "2"], await QueryAsync(new ExchangeQuery { Limit = 3 }));
        Assert.Equal(["1", "2", "3a", "3b"], await ReadAllAsync());
        Assert.Empty(await QueryAsync(new ExchangeQuery { Limit = 0 }));
    }

    [Fact]
    public async Task Each_field_of_a_query_narrows_it()
    {
        var hash = DocumentHash.Of("d");
        await AppendAsync(
            Durability.Relaxed,
            Sample.Exchange("agent") with { Agent = "x" },
            Sample.Exchange("peer") with { Peer = "x" },
            Sample.Exchange("subject") with { Subject = "x" },
            Sample.Exchange("side") with { Side = Side.Receiver },
            Sample.Exchange("kind") with { Kind = RecordKind.Negotiation },
            Sample.Exchange("mode") with { Mode = Mode.Standard },
            Sample.Exchange("document") with { Document = hash },
            Sample.Exchange("two", 1) with { Agent = "x", Side = Side.Receiver });
        Assert.Equal(["two", "agent"], await QueryAsync(new ExchangeQuery { Agent = "x" }));
        Assert.Equal(["peer"], await QueryAsync(new ExchangeQuery { Peer = "x" }));
        Assert.Equal(["subject"], await QueryAsync(new ExchangeQuery { Subject = "x" }));
        Assert.Equal(["two", "side"], await QueryAsync(new ExchangeQuery { Side = Side.Receiver }));
        Assert.Equal(["kind"], await QueryAsync(new ExchangeQuery { Kind = RecordKind.Negotiation }));
        Assert.Equal(["mode"], await QueryAsync(new ExchangeQuery { Mode = Mode.Standard }));
        Assert.Equal(["document"], await QueryAsync(new ExchangeQuery { Document = hash }));
        Assert.Equal(["two"], await QueryAsync(new ExchangeQuery { Agent = "x", Side = Side.Receiver, Kind = RecordKind.Exchange, Mode = Mode.Language }));
        Assert.Empty(await QueryAsync(new ExchangeQuery { Agent = "x' OR 1=1 --" }));
    }

    [Fact]
    public async Task A_thousand_records_of_a_few_moments_are_all_read_once()
    {
        var ids = Enumerable.Range(0, 1000).Select(i => $"{i:D4}").ToArray();
        await AppendAsync(Durability.Relaxed, [.. ids.Select((id, i) => Sample.Exchange(id, i / 300))]);
        Assert.Equal(ids, await ReadAllAsync());
    }

    [Fact]
    public async Task A_hundred_tasks_that_append_lose_nothing_and_each_reads_its_own()
    {
        var read = await RaceAsync(100, async i =>
        {
            await AppendAsync(i % 2 == 0 ? Durability.Relaxed : Durability.Durable, Sample.Exchange($"{i}a"), Sample.Exchange($"{i}b"));
            return (await Stores.Exchanges.FindAsync($"{i}a", Token)).Count + (await Stores.Exchanges.FindAsync($"{i}b", Token)).Count;
        });
        Assert.All(read, count => Assert.Equal(2, count));
        Assert.Equal(200, (await ReadAllAsync()).Distinct().Count());
    }

    [Fact]
    public async Task Big_and_deep_bodies_are_kept()
    {
        JsonValue deep = "bottom";
        for (var i = 0; i < 200; i++)
        {
            deep = new JsonArray([deep]);
        }

        var big = new string('ü', 3 << 20);
        await AppendAsync(Durability.Durable, Sample.Exchange("a") with { Input = big, Output = deep });
        var record = (await Stores.Exchanges.FindAsync("a", Token))[0];
        Assert.Equal(big, record.Input.AsString);
        Assert.Equal(deep, record.Output);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_harms_nothing()
    {
        // A routine can cut one out of a text; no UTF-8 can carry it.
        await AppendAsync(Durability.Durable, Sample.Exchange("a\uD83D") with { Peer = "\uD83D", Input = "\uD83D", Error = "\uDE00" }, Sample.Exchange("b"));
        Assert.Equal(2, (await ReadAllAsync()).Length);
        Assert.Single(await Stores.Exchanges.FindAsync("a\uD83D", Token));
    }

    [Fact]
    public async Task After_a_flush_relaxed_records_survive()
    {
        await AppendAsync(Durability.Relaxed, Sample.Exchange("a"));
        await Stores.Commit.FlushAsync(Token);
        await Stores.ReopenAsync();
        Assert.Equal(["a"], await ReadAllAsync());
    }

    protected async Task AppendAsync(Durability durability, params ExchangeRecord[] records)
    {
        foreach (var record in records)
        {
            await Stores.Exchanges.AppendAsync(record, durability, Token);
        }
    }

    protected async Task<string[]> QueryAsync(ExchangeQuery query) => [.. (await Stores.Exchanges.QueryAsync(query, Token)).Select(record => record.Id)];

    protected async Task<string[]> ReadAllAsync() => [.. await Stores.Exchanges.ReadAllAsync(Token).Select(record => record.Id).ToListAsync(Token)];
}

public sealed class InMemoryExchangeStoreTests : ExchangeStoreContract<MemoryStores>;

public sealed class SqliteExchangeStoreTests : ExchangeStoreContract<SqliteStores>;
