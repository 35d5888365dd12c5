using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

/// <summary>One valid request on which a routine breaks: whoever sends it pays with their own exchange, and the routine goes on serving all others.</summary>
public sealed class T23_RepairCycleTests
{
    /// <summary>Right for all but one city, on which it throws, and one for which it needs more than its limits.</summary>
    private const string Handle = """
        async function handle(request, tools) {
          if (request.city === "Nowhere") { throw new TypeError("no such place"); }
          while (request.city === "Everywhere") { }
          while (request.city === "Later" && (await tools.getForecast({ location: "Rome", date: request.day })).temperature > 0) { }
          const found = await tools.getForecast({ location: request.city, date: request.day });
          return { temperature: found.temperature };
        }
        """;

    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Nowhere", true)]
    [InlineData("Everywhere", false)]
    public async Task T23_One_callers_input_demotes_nothing_that_serves_others(string city, bool isRepairDue)
    {
        await using var nodes = await CreateAsync();
        Assert.True((await AskAsync(nodes, "198.51.100.1", "London")).Succeeded);
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(nodes, "203.0.113.7", city);
        }

        var routine = await Rungs.ReceiverAsync(nodes);
        Assert.Equal((RoutineStatus.Live, 1, isRepairDue), (routine!.Status, routine.Failures, routine.IsRepairDue));
        var good = await AskAsync(nodes, "198.51.100.1", "Paris");
        Assert.True(good.Succeeded);
        Assert.Equal(Mode.Routine, (await TwoNodes.RecordsAsync(nodes.Bob)).First(record => record.Peer == "198.51.100.1").Mode);
    }

    [Fact]
    public async Task T23_A_routine_that_fails_more_callers_than_it_serves_is_withdrawn_at_once()
    {
        await using var nodes = await CreateAsync();
        await AskAsync(nodes, "198.51.100.1", "London");
        await AskAsync(nodes, "203.0.113.7", "Nowhere");
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
        await AskAsync(nodes, "203.0.114.7", "Nowhere");
        Assert.Equal(RoutineStatus.Demoted, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Fact]
    public async Task T23_Who_hangs_up_is_nobody_whom_the_routine_serves()
    {
        using var hangUp = new CancellationTokenSource();
        await using var nodes = await PlantedAsync(null, null, input =>
        {
            hangUp.Cancel();
            return (JsonValue)new JsonObject { { "temperature", 1.0 } };
        });
        await new Stranger(nodes, "198.51.100.1").UseAsync(Rungs.Text, Body("Later"), cancellationToken: hangUp.Token);
        Assert.StartsWith("Cancelled", Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).Error);
        await AskAsync(nodes, "203.0.113.7", "Nowhere");
        Assert.Equal(RoutineStatus.Demoted, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Fact]
    public async Task T23_Who_is_served_is_known_after_a_restart()
    {
        await using var nodes = await CreateAsync();
        await AskAsync(nodes, "198.51.100.1", "London");
        var callers = new RoutineCallers(nodes.Bob.Services.GetRequiredService<IExchangeStore>());
        var routine = (await Rungs.ReceiverAsync(nodes))!;
        Assert.Equal((false, true), await callers.FailedAsync(routine.Key, routine.Id, "203.0.113.7", Token));
    }

    [Fact]
    public async Task T23_A_network_with_many_addresses_takes_one_place_among_those_served()
    {
        await using var nodes = await CreateAsync();
        var routine = (await Rungs.ReceiverAsync(nodes))!;
        var callers = new RoutineCallers(nodes.Bob.Services.GetRequiredService<IExchangeStore>());
        for (var i = 1; i <= 100; i++)
        {
            callers.Served(routine.Key, $"2001:db8:1:2::{i:x}");
        }

        callers.Served(routine.Key, "198.51.100.1");
        Assert.Equal((false, true), await callers.FailedAsync(routine.Key, routine.Id, "2001:db8:1:2::ffff", Token));
        Assert.Equal((false, false), await callers.FailedAsync(routine.Key, routine.Id, "2001:db8:1:2::fffe", Token));
        Assert.Equal((true, true), await callers.FailedAsync(routine.Key, routine.Id, "2001:db8:1:3::1", Token));
    }

    [Fact]
    public async Task T23_Whoever_is_served_first_after_a_restart_is_not_all_whom_it_serves()
    {
        await using var nodes = await CreateAsync();
        await AskAsync(nodes, "198.51.100.1", "London");
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await AskAsync(nodes, "203.0.113.7", "London")).Succeeded);
        }

        var callers = new RoutineCallers(nodes.Bob.Services.GetRequiredService<IExchangeStore>());
        var routine = (await Rungs.ReceiverAsync(nodes))!;
        callers.Served(routine.Key, "203.0.113.7");
        Assert.Equal((false, true), await callers.FailedAsync(routine.Key, routine.Id, "203.0.113.7", Token));
    }

    [Fact]
    public async Task T23_Who_has_no_step_down_left_has_no_say_about_the_routine()
    {
        await using var nodes = await CreateAsync(limits => limits.Each.StepDownsPerHour = 0);
        Assert.Equal("BudgetExceeded", (await AskAsync(nodes, "203.0.113.7", "Nowhere")).Code);
        var routine = (await Rungs.ReceiverAsync(nodes))!;
        Assert.Equal((RoutineStatus.Live, 0, false), (routine.Status, routine.Failures, routine.IsRepairDue));
    }

    [Fact]
    public async Task T23_Step_downs_end_at_the_callers_budget()
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await CreateAsync(limits => limits.Each.StepDownsPerHour = 3, model);
        await AskAsync(nodes, "198.51.100.1", "London");
        List<string?> codes = [];
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await AskAsync(nodes, "203.0.113.7", "Everywhere")).Code);
        }

        Assert.Equal(["BudgetExceeded", "BudgetExceeded", "BudgetExceeded"], codes[3..]);
        Assert.True(model.Asked.Count(name => name == "answer-document") <= 6);
    }

    [Fact]
    public async Task T23_Breaking_it_again_and_again_causes_a_few_repairs()
    {
        var writes = 0;
        var model = new FaultyModel(name =>
        {
            writes += name == "write-receiver-routine" ? 1 : 0;
            return null;
        });
        await using var nodes = await CreateAsync(limits => (limits.Each.RepairsPerHour, limits.RepairsPerRoutinePerDay) = (100, 4), model);
        for (var i = 0; i < 40; i++)
        {
            await Rungs.PlantReceiverAsync(nodes, Handle);
            await AskAsync(nodes, "198.51.100.1", "London");
            await AskAsync(nodes, $"203.0.113.{i}", "Nowhere");
            await nodes.Bob.DrainAsync(Token);
        }

        Assert.InRange(writes, 1, 4 * 3);
    }

    private Task<TwoNodes> CreateAsync(Action<Parley.Core.Costs.Budgets.PeerOptions>? limit = null, FaultyModel? model = null) => PlantedAsync(limit, model, null);

    private async Task<TwoNodes> PlantedAsync(Action<Parley.Core.Costs.Budgets.PeerOptions>? limit, FaultyModel? model, Func<JsonValue, Outcome<JsonValue>>? tool)
    {
        var nodes = await TwoNodes.CreateAsync(bobModel: model, bob: parley => limit?.Invoke(parley.Options.Peers), tool: tool, time: _time);
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Handle);
        return nodes;
    }

    private static Task<Stranger.Answer> AskAsync(TwoNodes nodes, string caller, string city)
        => new Stranger(nodes, caller).UseAsync(Rungs.Text, Body(city));

    private static string Body(string city) => $$"""{"city":"{{city}}","day":"2026-03-01"}""";
}
