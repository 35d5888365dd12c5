using Parley.Core.Databases;

namespace Parley.Tests.Storage;

public abstract class RoutineArchiveContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    [Fact]
    public async Task A_routine_is_found_as_it_was_added()
    {
        var routine = Sample.Archived("function handle(request) { return 'é \u0000 \U0001F600'; }\r\n");
        await Stores.Archive.AddAsync(routine, Token);
        await Stores.ReopenAsync();
        Assert.Equal(routine, await Stores.Archive.FindAsync(routine.Address, routine.Id, Token));
    }

    [Fact]
    public async Task Nothing_is_found_under_another_address_or_id()
    {
        var routine = Sample.Archived("function handle(request) { return 1; }");
        await Stores.Archive.AddAsync(routine, Token);
        Assert.Null(await Stores.Archive.FindAsync(Sample.Archived("x", "another").Address, routine.Id, Token));
        Assert.Null(await Stores.Archive.FindAsync(routine.Address, Sample.Archived("x").Id, Token));
        Assert.Null(await Stores.Archive.FindAsync(routine.Address, "' OR 1 = 1", Token));
    }

    [Fact]
    public async Task A_routine_that_is_added_again_stays_as_it_is()
    {
        var routine = Sample.Archived("function handle(request) { return 1; }");
        await Stores.Archive.AddAsync(routine, Token);
        await Stores.Archive.AddAsync(routine with { AddedAt = Sample.Noon.AddDays(1) }, Token);
        Assert.Equal([routine], await Stores.Archive.ListAsync(null, 10, Token));
    }

    [Fact]
    public async Task Pages_cover_all_routines_once_in_the_order_of_their_addresses_and_ids()
    {
        var all = Enumerable.Range(0, 25).Select(i => Sample.Archived($"function handle(request) {{ return {i}; }}", $"document {i / 3}")).ToList();
        foreach (var routine in all)
        {
            await Stores.Archive.AddAsync(routine, Token);
        }

        var seen = new List<ArchivedRoutine>();
        IReadOnlyList<ArchivedRoutine> page;
        do
        {
            page = await Stores.Archive.ListAsync(seen.Count == 0 ? null : seen[^1], 7, Token);
            seen.AddRange(page);
        }
        while (page.Count > 0);
        Assert.Equal(all.OrderBy(routine => routine.Address.Hex + routine.Id, StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_hundred_who_add_the_same_routine_add_one()
    {
        await RaceAsync(100, async i =>
        {
            await Stores.Archive.AddAsync(Sample.Archived($"function handle(request) {{ return {i % 2}; }}"), Token);
            return true;
        });
        Assert.Equal(2, (await Stores.Archive.ListAsync(null, 10, Token)).Count);
    }
}

public sealed class InMemoryRoutineArchiveTests : RoutineArchiveContract<MemoryStores>;

public sealed class SqliteRoutineArchiveTests : RoutineArchiveContract<SqliteStores>;
