using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

/// <summary>Strangers who make the owner pay: each has a budget, and so have all of them together.</summary>
public sealed class T23_DenialOfWalletTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T23_Negotiations_end_at_the_budget_and_go_on_an_hour_later()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.NegotiationsPerHour = 3);
        var stranger = new Stranger(nodes);
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await stranger.NegotiateAsync("I want forecasts.")).Succeeded);
        }

        var refused = await stranger.NegotiateAsync("I want forecasts.");
        Assert.Equal("BudgetExceeded", refused.Code);
        Assert.Contains("negotiations", refused.Body["error"].AsString, StringComparison.Ordinal);
        Assert.InRange(int.Parse(refused.RetryAfter!, System.Globalization.CultureInfo.InvariantCulture), 1, 7200);

        _time.Advance(TimeSpan.FromHours(2));
        Assert.True((await stranger.NegotiateAsync("I want forecasts.")).Succeeded);
    }

    [Fact]
    public async Task T23_No_stranger_spends_more_than_its_money()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.CostPerDay = 0.02m);
        var stranger = new Stranger(nodes);
        Stranger.Answer last;
        var asked = 0;
        do
        {
            last = await stranger.TalkAsync("Please give me the forecast for London on 2026-03-01.");
        }
        while (last.Succeeded && ++asked < 200);

        Assert.Equal("BudgetExceeded", last.Code);
        Assert.InRange(asked, 1, 100);
        Assert.InRange(await SpentAsync(nodes), 0.001m, 0.02m + 0.002m);
    }

    [Fact]
    public async Task T23_No_crowd_of_strangers_spends_more_than_all_may_together()
    {
        await using var nodes = await CreateAsync(peers => (peers.Together.CostPerDay, peers.Trusted["198.51.100.1"]) = (0.05m, CallerLimits.None()));
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            refused += (await new Stranger(nodes, $"203.0.{i % 100}.{i}").TalkAsync("Please give me the forecast for London on 2026-03-01.")).Succeeded ? 0 : 1;
        }

        Assert.InRange(await SpentAsync(nodes), 0.01m, 0.05m + 0.002m);
        Assert.InRange(refused, 100, 199);
        Assert.True((await new Stranger(nodes, "198.51.100.1").TalkAsync("Please give me the forecast for London on 2026-03-01.")).Succeeded, "a trusted caller pays for nobody's flood");
    }

    [Fact]
    public async Task T23_A_message_that_alone_costs_more_than_is_left_reaches_no_model()
    {
        await using var nodes = await CreateAsync(peers => (peers.Each.CostPerDay, peers.MaxPromptCharacters) = (0.05m, 1_000_000));
        Assert.Equal("BudgetExceeded", (await new Stranger(nodes).TalkAsync(new string('x', 200_000))).Code);
        Assert.Equal(0, await SpentAsync(nodes));
    }

    [Fact]
    public async Task T23_What_is_too_long_for_a_model_reaches_none()
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await CreateAsync(_ => { }, model);
        var stranger = new Stranger(nodes);
        Assert.Equal("TooLarge", (await stranger.TalkAsync(new string('x', 50_000))).Code);
        Assert.Equal("TooLarge", (await stranger.NegotiateAsync(new string('x', 50_000))).Code);
        Assert.Equal("TooLarge", (await stranger.UseAsync("Send a sonnet. " + new string('x', 50_000), "{}")).Code);
        Assert.Empty(model.Asked);
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Bob));
    }

    [Fact]
    public async Task T23_What_tools_answer_counts_as_what_a_model_reads()
    {
        var model = new ToolCaller("getForecast", TwoNodes.Input());
        await using var nodes = await TwoNodes.CreateAsync(bobModel: model, time: _time, tool: _ => (JsonValue)new JsonObject { ["temperature"] = 1, ["report"] = new string('x', 60_000) });
        Assert.Equal("TooLarge", (await new Stranger(nodes).TalkAsync("The forecast, please.")).Code);
        Assert.Single((await TwoNodes.RecordsAsync(nodes.Bob))[0].ModelCalls);
    }

    [Fact]
    public async Task T23_Documents_of_strangers_are_looked_for_so_often_and_kept_only_if_they_suit()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.DocumentsPerHour = 5);
        var stranger = new Stranger(nodes);
        List<string?> codes = [];
        for (var i = 0; i < 8; i++)
        {
            codes.Add((await stranger.UseAsync(Unsuitable(i), "{}")).Code);
        }

        Assert.Equal(Enumerable.Repeat("UnsuitableDocument", 5).Concat(Enumerable.Repeat("BudgetExceeded", 3)), codes);
        Assert.Empty(await nodes.Bob.Services.GetRequiredService<IDocumentStore>().ListAsync(null, 100, Token));
        Assert.Equal("UnsuitableDocument", (await stranger.UseAsync(Unsuitable(0), "{}")).Code);
    }

    [Fact]
    public async Task T23_A_document_that_suits_is_kept()
    {
        await using var nodes = await CreateAsync(_ => { });
        await new Stranger(nodes).UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""");
        Assert.Single(await nodes.Bob.Services.GetRequiredService<IDocumentStore>().ListAsync(null, 100, Token));
    }

    [Fact]
    public async Task T23_Verdicts_of_a_model_are_counted_and_those_remembered_are_free()
    {
        var model = FaultyModel.Saying("NO: it is about something else.", "check-skills");
        await using var nodes = await CreateAsync(peers => peers.Each.VerdictsPerHour = 2, model);
        var stranger = new Stranger(nodes);
        for (var i = 0; i < 6; i++)
        {
            await stranger.UseAsync(Unsuitable(i % 3), "{}");
        }

        Assert.Equal(2, model.Asked.Count(name => name == "check-skills"));
    }

    [Fact]
    public async Task T23_Conversations_are_counted_before_a_model_is_asked()
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await CreateAsync(peers => peers.Each.ConversationsPerHour = 1, model);
        var stranger = new Stranger(nodes);
        await stranger.OpenAsync("Hello.");
        var asked = model.Asked.Count;
        Assert.Equal("BudgetExceeded", (await stranger.OpenAsync("Hello.")).Code);
        Assert.Equal(asked, model.Asked.Count);
    }

    [Fact]
    public async Task T23_Registrations_begin_so_many_climbs()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.ClimbsPerHour = 2);
        var stranger = new Stranger(nodes);
        for (var i = 0; i < 6; i++)
        {
            Assert.True((await stranger.RegisterAsync(Rungs.Text + $"\nVersion {i}.\n")).Succeeded);
        }

        Assert.Equal(2, nodes.Bob.Services.GetRequiredService<ClimbQueue>().Count);
    }

    [Fact]
    public async Task T23_A_climb_is_paid_by_whom_it_is_for()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.CostPerDay = 0.001m);
        await Rungs.AgreeAsync(nodes);
        await new Stranger(nodes).RegisterAsync(Rungs.Text);
        await nodes.Bob.DrainAsync(Token);
        Assert.InRange(await SpentAsync(nodes), 0, 0.001m + 0.01m);
        Assert.Contains((await TwoNodes.RecordsAsync(nodes.Bob, RecordKind.Programming)), record => record.Error?.Contains("budget", StringComparison.Ordinal) == true && record.Peer == "203.0.113.7");
    }

    [Fact]
    public async Task T23_What_was_turned_away_leaves_no_record()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.ModelCallsPerHour = 0);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal("BudgetExceeded", (await new Stranger(nodes).TalkAsync("Hello.")).Code);
        }

        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Bob));
    }

    [Fact]
    public async Task T23_A_caller_has_so_many_exchanges_before_a_model_at_once()
    {
        var gate = new TaskCompletionSource();
        var model = new FaultyModel(_ => null) { Wait = (_, token) => gate.Task.WaitAsync(token) };
        await using var nodes = await CreateAsync(peers => peers.Each.MaxAtWork = 2, model);
        var stranger = new Stranger(nodes);
        Task<Stranger.Answer>[] first = [stranger.TalkAsync("One."), stranger.TalkAsync("Two.")];

        Assert.Equal("TooManyRequests", (await stranger.TalkAsync("Three.")).Code);
        var other = new Stranger(nodes, "198.51.100.9").TalkAsync("Another's.");
        gate.SetResult();
        await Task.WhenAll(first);
        Assert.NotEqual("TooManyRequests", (await other).Code);
        Assert.NotEqual("TooManyRequests", (await stranger.TalkAsync("Four.")).Code);
    }

    private Task<TwoNodes> CreateAsync(Action<PeerOptions> limit, FaultyModel? model = null)
        => TwoNodes.CreateAsync(SkillVisibility.Negotiated, bobModel: model, bob: parley => limit(parley.Options.Peers), time: _time);

    /// <summary>A document about something else, which no schema settles.</summary>
    private static string Unsuitable(int number) => $"Send the number {number} of a sonnet as text. The reply is the sonnet.";

    private static async Task<decimal> SpentAsync(TwoNodes nodes)
    {
        var all = await nodes.Bob.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Limit = 1000 }, Token);
        return all.Sum(record => record.Cost);
    }
}
