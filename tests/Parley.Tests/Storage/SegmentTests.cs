using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage;

/// <summary>How records lie in the file, beyond what the contract promises.</summary>
public sealed class SegmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_that_came_one_by_one_end_up_in_few_rows_and_in_order()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        for (var i = 0; i < 1000; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}", i), Durability.Durable, Token);
        }

        Assert.InRange(Rows(), 1, 60);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), await IdsAsync(store));
        Assert.Equal(["999", "998"], (await store.Exchanges.QueryAsync(new ExchangeQuery { Limit = 2 }, Token)).Select(record => record.Id));
        Assert.Single(await store.Exchanges.FindAsync("17", Token));
        Assert.Empty(store.Check(Token));
    }

    [Fact]
    public async Task Records_are_read_in_the_order_of_their_times_however_they_came()
    {
        var random = new Random(7);
        var seconds = Enumerable.Range(0, 600).Select(_ => random.Next(0, 300)).ToArray();
        await using var store = await StoreFile.OpenAsync(FilePath);
        for (var i = 0; i < seconds.Length; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}", seconds[i]), i % 9 == 0 ? Durability.Durable : Durability.Relaxed, Token);
        }

        var expected = seconds.Index().OrderBy(item => item.Item).ThenBy(item => item.Index).Select(item => $"{item.Index}").ToArray();
        Assert.Equal(expected, await IdsAsync(store));
        Assert.Equal(Enumerable.Reverse(expected).Take(50), (await store.Exchanges.QueryAsync(new ExchangeQuery { Limit = 50 }, Token)).Select(record => record.Id));
    }

    [Fact]
    public async Task A_reading_goes_on_while_segments_are_joined_and_misses_nothing_that_was_there()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        for (var i = 0; i < 10; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}", i), Durability.Durable, Token);
        }

        var seen = new List<string>();
        await foreach (var record in store.Exchanges.ReadAllAsync(Token))
        {
            seen.Add(record.Id);
            for (var i = 0; seen.Count == 3 && i < 40; i++)
            {
                await store.Exchanges.AppendAsync(Sample.Exchange($"later {i}", 100 + i), Durability.Durable, Token);
            }
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), seen.Where(id => !id.StartsWith("later", StringComparison.Ordinal)));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task Numbers_and_neighbours_stay_when_records_of_a_segment_expire()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        for (var i = 0; i < 400; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}", i % 2 == 0 ? 0 : 1000) with { Input = "secret" }, Durability.Relaxed, Token);
        }

        await store.FlushAsync(Token);
        Assert.Equal(200, await store.Exchanges.ExpireAsync(Sample.Noon.AddSeconds(1), redactOnly: false, Token));
        Assert.Equal(200, await store.Exchanges.ExpireAsync(Sample.Noon.AddDays(1), redactOnly: true, Token));
        await store.Exchanges.AppendAsync(Sample.Exchange("new", 2000), Durability.Durable, Token);
        string[] expected = [.. Enumerable.Range(0, 200).Select(i => $"{(2 * i) + 1}"), "new"];
        Assert.Equal(expected, await IdsAsync(store));
        Assert.Empty(await store.Exchanges.FindAsync("2", Token));
        Assert.True((await store.Exchanges.FindAsync("3", Token))[0].Input.IsMissing);
        Assert.Empty(store.Check(Token));
    }

    [Fact]
    public async Task A_damaged_record_keeps_no_later_one_from_being_written()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        await store.Exchanges.AppendAsync(Sample.Exchange("0"), Durability.Durable, Token);
        StoreFile.Execute(FilePath, "UPDATE segments SET data = CAST(substr(data, 1, 20) || x'00' || substr(data, 22) AS BLOB)");
        for (var i = 1; i < 100; i++)
        {
            await store.Exchanges.AppendAsync(Sample.Exchange($"{i}", i), Durability.Durable, Token);
        }

        Assert.Single(await store.Exchanges.FindAsync("99", Token));
        Assert.Contains("row 1: Record 1 ", Assert.Single(store.Check(Token)), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string[]> IdsAsync(SqliteStore store) => [.. await store.Exchanges.ReadAllAsync(Token).Select(record => record.Id).ToListAsync(Token)];

    private long Rows()
    {
        using var connection = StoreFile.Connect(FilePath);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM segments";
        return (long)command.ExecuteScalar()!;
    }
}
