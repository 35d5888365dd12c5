using Parley.Core.Costs;
using Parley.Core.Storage;

namespace Parley.Tests.Storage;

public abstract class RetentionContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    [Fact]
    public async Task Records_older_than_the_moment_are_deleted()
    {
        await FillAsync();
        Assert.Equal(2, await Stores.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(2), redactOnly: false, Token));
        var left = await Stores.Exchanges.ReadAllAsync(Token).ToListAsync(Token);
        Assert.Equal(["2", "3"], left.Select(record => record.Id));
        Assert.All(left, record => Assert.Single(record.ToolCalls));
        Assert.Equal(0, await Stores.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(2), redactOnly: false, Token));
    }

    [Fact]
    public async Task Redaction_empties_bodies_and_tool_calls_and_keeps_costs()
    {
        await FillAsync();
        await Stores.Exchanges.AppendAsync(Sample.Exchange("bare"), Durability.Relaxed, Token);
        Assert.Equal(2, await Stores.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(2), redactOnly: true, Token));
        var redacted = Assert.Single(await Stores.Exchanges.FindAsync("1", Token));
        RecordAssert.Equal(ExchangeContent.Redact(Sample.FullExchange("1") with { At = Sample.Noon.AddSeconds(1) }), redacted);
        Assert.False(ExchangeContent.IsEmpty(Assert.Single(await Stores.Exchanges.FindAsync("2", Token))));
        Assert.Equal(0, await Stores.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(2), redactOnly: true, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_records_expire_at_once(bool redactOnly)
    {
        for (var i = 0; i < 1203; i++)
        {
            await Stores.Exchanges.AppendAsync(Sample.Exchange($"{i}", i) with { Input = "x" }, Durability.Relaxed, Token);
        }

        Assert.Equal(1200, await Stores.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(1200), redactOnly, Token));
        Assert.Equal(redactOnly ? 1203 : 3, await Stores.Exchanges.ReadAllAsync(Token).CountAsync(Token));
    }

    private async Task FillAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            await Stores.Exchanges.AppendAsync(Sample.FullExchange($"{i}") with { At = Sample.Noon.AddSeconds(i), ToolCalls = [Sample.FullExchange("x").ToolCalls[0]] }, Durability.Relaxed, Token);
        }
    }
}

public sealed class InMemoryRetentionTests : RetentionContract<MemoryStores>;

public sealed class SqliteRetentionTests : RetentionContract<SqliteStores>;
