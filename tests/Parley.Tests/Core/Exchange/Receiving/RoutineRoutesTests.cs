using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;
using Parley.Tests.Threats;

namespace Parley.Tests.Core.Exchange.Receiving;

public sealed class RoutineRoutesTests
{
    private static readonly Agent Bob = new() { Name = "bob", Description = "Knows the weather." };
    private readonly ManualTime _time = new();
    private readonly StoreWrites _writes = new();
    private readonly RoutineRoutes _routes;

    public RoutineRoutesTests() => _routes = new RoutineRoutes(_writes, _time);

    [Fact]
    public void A_route_is_for_its_agent_and_document()
    {
        var route = Route(Bob);
        _routes.Keep(route, _routes.Now);
        Assert.Same(route, _routes.Find(Bob, route.Key.Document));
        Assert.Null(_routes.Find(Bob with { Description = "Knows more." }, route.Key.Document));
        Assert.Null(_routes.Find(Bob, default));
    }

    [Fact]
    public void A_write_ends_a_route_also_one_that_came_while_it_was_looked_up()
    {
        var route = Route(Bob);
        _routes.Keep(route, _routes.Now);
        _writes.Note();
        Assert.Null(_routes.Find(Bob, route.Key.Document));

        var since = _routes.Now;
        _writes.Note();
        _routes.Keep(route, since);
        Assert.Null(_routes.Find(Bob, route.Key.Document));
    }

    [Fact]
    public void What_another_process_wrote_counts_within_a_quarter_of_a_second()
    {
        var route = Route(Bob);
        _routes.Keep(route, _routes.Now);
        _time.Advance(StoreWrites.Kept - TimeSpan.FromTicks(1));
        Assert.NotNull(_routes.Find(Bob, route.Key.Document));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_routes.Find(Bob, route.Key.Document));
        Assert.Equal(StoreWrites.OthersCountWithin, 2 * StoreWrites.Kept); // what was read may have been kept for once that long before
    }

    [Fact]
    public async Task A_disabled_routine_handles_no_further_request()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var (first, second) = (await AskAsync(nodes), await AskAsync(nodes));

        var routines = nodes.Bob.Services.GetRequiredService<IRoutineStore>();
        var record = Assert.Single(await routines.ListAsync(Token));
        Assert.True(await routines.TrySaveAsync(record with { Status = RoutineStatus.Disabled }, [], Token));

        Assert.Equal((Mode.Routine, Mode.Routine, Mode.Model), (first, second, await AskAsync(nodes)));
    }

    [Fact]
    public async Task Code_that_is_added_takes_over_from_the_routine()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var before = await AskAsync(nodes);
        nodes.Bob.Services.GetRequiredService<DocumentHandlers>().Add("weather", Rungs.Document, (_, _, _) => new((JsonValue)new JsonObject { { "temperature", 1 } }));

        Assert.Equal((Mode.Routine, Mode.Standard), (before, await AskAsync(nodes)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The mode in which Bob handled one more request of the document.</summary>
    private static async Task<Mode> AskAsync(TwoNodes nodes)
    {
        var answer = await new Stranger(nodes).PostAsync($$"""{"protocolHash":"{{Rungs.Document.Hash}}","protocolSources":[],"body":"{\"city\":\"London\",\"day\":\"2026-03-01\"}"}""");
        Assert.True(answer.Succeeded, answer.Body.ToString());
        return (await TwoNodes.RecordsAsync(nodes.Bob))[0].Mode;
    }

    private static RoutineRoute Route(Agent agent)
    {
        var document = new TypedDocument(Rungs.Document, null, null);
        return new RoutineRoute(agent, document, [], new RoutineKey(agent.Name, Side.Receiver, document.Document.Hash, "skills"), null!);
    }
}
