using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Population.Actions;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Tests.Simulations.Network;

public sealed class NetworkRunTests
{
    private static readonly NetworkOptions Small = new() { Users = 12, Queries = 120 };

    [Theory]
    [InlineData(ClimbPolicies.LanguageOnly)]
    [InlineData(ClimbPolicies.Paper)]
    [InlineData(ClimbPolicies.Adaptive)]
    public async Task Every_answer_is_right(string policy)
    {
        var findings = await RunAsync(Small with { Policy = policy });
        Assert.Empty(findings.History.Mistakes.Select(mistake => mistake.Result).Select(query => $"{query.Query.Pair} {query.Error} {query.Answer}"));
        Assert.Equal((1, 0), (findings.Accuracy, findings.Failed));
    }

    [Fact]
    public async Task Climbing_costs_less_than_plain_language_and_all_of_it_belongs_to_queries()
    {
        var language = await RunAsync(Small with { Policy = ClimbPolicies.LanguageOnly });
        var paper = await RunAsync(Small with { Policy = ClimbPolicies.Paper });
        var adaptive = await RunAsync(Small with { Policy = ClimbPolicies.Adaptive });
        Assert.True(adaptive.Meter.Total < paper.Meter.Total && paper.Meter.Total < language.Meter.Total, $"{adaptive.Meter.Total} {paper.Meter.Total} {language.Meter.Total}");
        // What all queries cost together is what was spent: no exchange and no climb belongs to nobody.
        Assert.All([language, paper, adaptive], run => Assert.Equal(run.Meter.Total, run.History.Pairs.Sum(pair => pair.Usd)));
        Assert.Equal((0, 0, 0), (language.Documents, language.Routines, language.Meter.Exchanges(Mode.Routine)));
        Assert.True(adaptive.Documents > 0 && adaptive.Routines > adaptive.Documents);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Nobody_spends_less_than_who_knows_all_queries(int seed)
    {
        List<NetworkFindings> runs = [];
        foreach (var policy in new[] { ClimbPolicies.LanguageOnly, ClimbPolicies.Paper, ClimbPolicies.Adaptive })
        {
            runs.Add(await RunAsync(Small with { Policy = policy, Seed = seed }));
        }

        Assert.All(runs, run =>
        {
            var least = run.Prices.LeastCost([.. runs.Select(other => other.Prices)]);
            Assert.True(least > 0 && least <= run.Meter.Total, $"{least} {run.Meter.Total}");
        });
    }

    [Theory]
    [InlineData(ClimbPolicies.LanguageOnly)]
    [InlineData(ClimbPolicies.Paper)]
    [InlineData(ClimbPolicies.Adaptive)]
    public async Task The_total_is_what_was_asked_of_the_models(string policy)
    {
        var counted = new CountedModels();
        var findings = await RunAsync(Small with { Policy = policy, Models = counted.Models });
        Assert.Equal((counted.Usd, counted.Calls), (findings.Meter.Total, findings.Meter.ModelCalls));
        Assert.True(counted.Calls > 0);
    }

    [Theory]
    [InlineData(ClimbPolicies.Paper)]
    [InlineData(ClimbPolicies.Adaptive)]
    public async Task No_climb_is_left_to_the_next_query(string policy)
    {
        var waiting = new List<(int Query, int Climbs)>();
        await using var run = await NetworkRun.StartAsync(Small with { Policy = policy }, TestContext.Current.CancellationToken);
        await run.RunAsync(result => waiting.Add((result.Query.Number, run.WaitingClimbs)), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(waiting, query => query.Climbs > 0);
        Assert.Equal(Small.Queries, waiting.Count);
    }

    [Fact]
    public async Task Users_go_once_they_have_asked_all_they_wanted_and_what_they_held_is_counted()
    {
        await using var run = await NetworkRun.StartAsync(Small, TestContext.Current.CancellationToken);
        HashSet<string> asked = [];
        var mostPresent = 0;
        var findings = await run.RunAsync(
            result =>
            {
                asked.Add(result.Query.User);
                mostPresent = Math.Max(mostPresent, run.PresentUsers);
            },
            TestContext.Current.CancellationToken);
        Assert.Equal((Small.Users, 0), (asked.Count, run.PresentUsers));
        Assert.InRange(mostPresent, 2, Small.Users - 1);
        Assert.True(findings.Routines > findings.Documents);
    }

    [Fact]
    public async Task Only_the_paper_asks_models_whether_documents_suit()
    {
        Assert.True((await RunAsync(Small with { Policy = ClimbPolicies.Paper })).Meter.Of(CostKind.Suitability) > 0);
        Assert.Equal(0, (await RunAsync(Small)).Meter.Of(CostKind.Suitability));
    }

    [Fact]
    public async Task Schemas_that_everybody_sees_leave_nothing_to_pay_for()
    {
        var findings = await RunAsync(Small with { IsPublic = true });
        Assert.Equal((0m, 1d, 0), (findings.Meter.Total, findings.Accuracy, findings.Failed));
        Assert.Equal((0, 0), (findings.Meter.Exchanges(Mode.Language), findings.Meter.Exchanges(Mode.Routine)));
    }

    [Fact]
    public async Task A_model_that_is_down_fails_queries_unless_its_calls_are_tried_again()
    {
        var down = Small with { Policy = ClimbPolicies.LanguageOnly, FailureRates = new Dictionary<string, double> { [PaperModels.Gemini15Pro] = 0.1 }, Retries = 0 };
        var (without, with) = (await RunAsync(down), await RunAsync(down with { Retries = 5 }));
        Assert.InRange(without.Failed, 1, 60);
        Assert.Equal(without.History.MistakeCount, without.History.Mistakes.Count);
        Assert.All(without.History.Mistakes, mistake => Assert.NotEqual("", Assert.IsType<string>(mistake.Hops[0].Exchange)));
        Assert.Contains(without.History.Mistakes, mistake => mistake.Result.Error!.Message.Contains("an outage drawn for this run", StringComparison.Ordinal));
        Assert.Equal((0, 1d), (with.Failed, with.Accuracy));
        Assert.InRange(with.FailedCalls, 1, 200);
        // What failed was not billed, and what was tried again is billed once.
        var never = await RunAsync(Small with { Policy = ClimbPolicies.LanguageOnly });
        Assert.Equal((never.Meter.Total, never.Meter.ModelCalls), (with.Meter.Total, with.Meter.ModelCalls));
    }

    [Fact]
    public async Task Work_whose_reply_was_lost_on_the_way_makes_no_later_answer_wrong()
    {
        var orders = string.Join(", ", Enumerable.Range(1, 100).Select(number => $$"""["bael", ["restaurant2", "orderEverything"], {"deliveryAddress": "{{number}} Smith Street"}]"""));
        var options = new NetworkOptions { Policy = ClimbPolicies.LanguageOnly, FailureRates = new Dictionary<string, double> { [PaperModels.Gpt4o] = 0.05 }, Retries = 0 };
        var findings = await RunAsync(options.Replay(ActionReader.Read(JsonText.Parse($"[{orders}]")).Actions!));
        Assert.InRange(findings.Failed, 20, 80);
        // A driver was sent, but the restaurant never heard of it.
        Assert.Contains(findings.History.Mistakes, mistake => mistake.Hops.Any(hop => hop is { To: "delivery-service", Error: not null }) && mistake.Hops.Any(hop => hop is { From: "delivery-service", Error: null }));
        Assert.Empty(findings.History.Mistakes.Where(mistake => mistake.Result.Error is null).Select(mistake => $"{mistake.Result.Query} {mistake.Result.Answer} {mistake.Result.Right}"));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        var (first, again, other) = (await RunAsync(Small), await RunAsync(Small), await RunAsync(Small with { Seed = 8 }));
        Assert.Equal(first.TraceHash, again.TraceHash);
        Assert.NotEqual(first.TraceHash, other.TraceHash);
    }

    [Theory]
    [InlineData("""{"status":"success","price":36}""", """{"status":"success","price":30}""", false)]
    [InlineData("""{"status":"failure","error":"No room is free."}""", """{"status":"failure","error":"All rooms are taken."}""", true)]
    [InlineData("""{"status":"failure"}""", """{"status":"success"}""", false)]
    [InlineData("""{"movies":["a"]}""", """{"movies":["a","b"]}""", false)]
    public void Only_the_words_of_an_error_are_free(string answer, string right, bool isRight)
        => Assert.Equal(isRight, Oracle.IsRight(JsonText.Parse(answer), JsonText.Parse(right)));

    [Theory]
    [InlineData("""{"temperature":3,"precipitation":1,"weather":"sunny"}""", """{"temperature":3,"precipitation":1}""", true)]
    [InlineData("""{"temperature":3}""", """{"temperature":3,"precipitation":1}""", false)]
    [InlineData("""{"temperature":4,"precipitation":1,"weather":"sunny"}""", """{"temperature":3,"precipitation":1}""", false)]
    public void A_server_may_say_more_than_it_is_asked(string answer, string right, bool isRight)
    {
        var query = new Query(1, "user1", new ServerTask("weather-server", "queryWeather"), []);
        Assert.Equal(isRight, new QueryResult(query, JsonText.Parse(answer), JsonText.Parse(right), null, null, 0).IsRight);
    }

    [Fact]
    public void Impossible_sizes_are_told_all_at_once()
    {
        Assert.Empty(new NetworkOptions().Validate());
        Assert.Equal(3, new NetworkOptions { Users = 0, Queries = 0, Retries = 11 }.Validate().Count);
        Assert.Contains("every user asks at least once", Assert.Single(new NetworkOptions { Users = 85, Queries = 84 }.Validate()), StringComparison.Ordinal);
    }

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options)
    {
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        return await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
    }
}
