using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Changes.Reading;
using Parley.Simulations.Network.Running;
using Parley.Tests.House;

namespace Parley.Tests.Simulations.Network.Changes;

public sealed class ScriptedRunTests
{
    private static readonly NetworkOptions Small = new() { Users = 20, Queries = 250 };

    private static readonly NetworkScript Five = Script(Small, """
        {"at": 100, "replace": "restaurant1", "model": "gpt-4o", "data": "documents"},
        {"at": 130, "change": "restaurant3", "skill": "bookTable", "rename": {"numPeople": "guests"}},
        {"at": 160, "add": "hotel4", "like": "hotel1", "model": "gemini-1.5-pro"},
        {"at": 165, "remove": "hotel1", "instead": "hotel4"},
        {"at": 200, "ask": "forecast", "of": "weather-server", "every": 4}
        """);

    [Fact]
    public async Task The_network_adapts_to_every_kind_of_change_and_no_answer_is_wrong()
    {
        var results = new List<QueryResult>();
        var with = await RunAsync(Small.Follow(Five), results.Add);
        var without = await RunAsync(Small.Follow(Five).Unchanged());
        Assert.Empty(with.History.Mistakes.Select(mistake => $"{mistake.Result.Query} {mistake.Result.Error} {mistake.Result.Answer} {mistake.Result.Right}"));
        Assert.Equal((250, 1d, 1d), (with.Asked, with.Accuracy, without.Accuracy));

        var adaptations = Adaptation.Of(Five, with, without);
        Assert.Equal([(100, 30), (130, 30), (160, 5), (165, 35), (200, 51)], adaptations.Select(adaptation => (adaptation.With.From, adaptation.With.Totals.Queries)));
        Assert.Equal(adaptations.Select(adaptation => adaptation.With.Totals.Queries), adaptations.Select(adaptation => adaptation.Without.Totals.Queries));

        // The new server takes document and routine over: nobody notices.
        Assert.Contains(Answered(100, 130, "restaurant1"), result => result.Record!.Mode == Mode.Routine);
        Assert.Equal((0, 0, 0, 0m), (adaptations[0].With.Totals.Negotiations, adaptations[0].With.Totals.Documents, adaptations[0].Difference.StepDowns, adaptations[0].Difference.Usd));

        // Callers go on as before; the server has its own routine written anew.
        Assert.Contains(Answered(130, 251, "restaurant3"), result => result.Query.Pair.Task == "bookTable");
        Assert.True(adaptations[1].Difference is { ModelCalls: > 0, Usd: > 0 });

        Assert.NotEmpty(Answered(165, 251, "hotel4"));
        Assert.Empty(Answered(165, 251, "hotel1"));
        Assert.NotEmpty(Answered(100, 165, "hotel1"));

        Assert.Equal([.. Enumerable.Range(0, 13).Select(turn => 200 + (4 * turn))], results.Where(result => result.Query.Pair.Task == "forecast").Select(result => result.Query.Number));
        Assert.Contains(results, result => result.Query.Pair.Task == "forecast" && result.Record!.Mode == Mode.Routine);
        // Up to the first change the runs are one.
        Assert.Equal(with.Meter.Total - adaptations.Sum(adaptation => adaptation.With.Totals.Usd), without.Meter.Total - adaptations.Sum(adaptation => adaptation.Without.Totals.Usd));

        IEnumerable<QueryResult> Answered(int from, int to, string server) => results.Where(result => result.Query.Number >= from && result.Query.Number < to && result.Query.Pair.Server == server);
    }

    [Fact]
    public async Task Callers_of_a_server_that_is_replaced_keep_their_routines()
    {
        var (before, after) = (await RoutinesAsync(99), await RoutinesAsync(129));
        // Those that are still there: others have asked all that they wanted.
        var kept = before.Where(user => after.ContainsKey(user.Key)).ToList();
        Assert.NotEmpty(kept.SelectMany(user => user.Value));
        Assert.All(kept, user => Assert.Equal(user.Value, user.Value.Intersect(after[user.Key])));

        async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RoutinesAsync(int last)
        {
            await using var run = await NetworkRun.StartAsync(Small.Follow(Five) with { AskedAtMost = last }, TestContext.Current.CancellationToken);
            await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
            return await run.RoutinesAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_same_seed_and_script_give_the_same_bytes()
    {
        var options = new NetworkOptions { Users = 12, Queries = 80 };
        var script = Script(options, """{"at": 20, "replace": "hotel1", "data": "documents"}, {"at": 30, "ask": "isOpen", "of": "restaurant3", "every": 3}, {"at": 50, "remove": "taxi1", "instead": "taxi2"}""");
        var (first, again, without) = (await RunAsync(options.Follow(script)), await RunAsync(options.Follow(script)), await RunAsync(options));
        Assert.Equal(first.TraceHash, again.TraceHash);
        Assert.NotEqual(first.TraceHash, without.TraceHash);
        Assert.Equal((1d, 80), (first.Accuracy, first.Asked));
    }

    [Fact]
    public async Task A_task_that_nobody_asked_before_gets_a_document()
    {
        var options = new NetworkOptions { Users = 12, Queries = 80 };
        var script = Script(options, """{"at": 5, "ask": "requestDelivery", "of": "delivery-service", "every": 2}""");
        var (with, without) = (await RunAsync(options.Follow(script)), await RunAsync(options));
        Assert.Contains(with.History.Documents, line => line.Origin is { Task: "requestDelivery", Peer: "delivery-service", Query: >= 5 } && line.Origin.Agent.StartsWith("user", StringComparison.Ordinal));
        Assert.DoesNotContain(without.History.Documents, line => line.Origin.Task == "requestDelivery" && line.Origin.Agent.StartsWith("user", StringComparison.Ordinal));
        Assert.Equal(1, with.Accuracy);
    }

    [Fact]
    public async Task Queries_to_a_server_that_is_gone_fail_and_are_counted()
    {
        var options = new NetworkOptions { Users = 12, Queries = 80 };
        var script = Script(options, """{"at": 10, "remove": "weather-server"}, {"at": 10, "remove": "hotel2"}, {"at": 11, "ask": "bookRoom", "of": "hotel1", "every": 5}""");
        var results = new List<QueryResult>();
        var findings = await RunAsync(options.Follow(script), results.Add);
        var failed = results.Where(result => result.Error is not null).ToList();
        Assert.Equal([.. results.Where(result => result.Query.Number >= 10 && result.Query.Pair.Server is "weather-server" or "hotel2").Select(result => result.Query.Number)], failed.Where(result => result.Query.Pair.Server is "weather-server" or "hotel2").Select(result => result.Query.Number));
        Assert.NotEmpty(failed);
        Assert.Equal((failed.Count, failed.Count), (findings.Failed, findings.History.MistakeCount));
        Assert.Equal((failed.Count, 0), (findings.Stretches.Sum(stretch => stretch.Totals.Failed), findings.Stretches.Sum(stretch => stretch.Totals.Wrong)));
    }

    [Theory]
    [InlineData(ClimbPolicies.LanguageOnly)]
    [InlineData(ClimbPolicies.Paper)]
    public async Task Changes_make_no_answer_wrong_under_the_other_policies(string policy)
    {
        var findings = await RunAsync(Small.Follow(Five) with { Policy = policy });
        Assert.Empty(findings.History.Mistakes.Select(mistake => $"{mistake.Result.Query} {mistake.Result.Error} {mistake.Result.Answer} {mistake.Result.Right}"));
        Assert.Equal(1, findings.Accuracy);
    }

    [Fact]
    public void The_guide_s_example_can_be_followed()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "guide", "network-script.json"));
        var (script, mistakes) = ScriptReader.Read(JsonText.Parse(text), new NetworkOptions().Queries, _ => false);
        Assert.Empty(mistakes);
        Assert.Equal(5, script!.Changes.Select(change => change.GetType()).Distinct().Count());
    }

    private static NetworkScript Script(NetworkOptions options, string changes)
    {
        var (script, mistakes) = ScriptReader.Read(JsonText.Parse($$"""{"changes": [{{changes}}]}"""), options.Queries, _ => false);
        Assert.Empty(mistakes);
        return script!;
    }

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options, Action<QueryResult>? answered = null)
    {
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        return await run.RunAsync(answered ?? (_ => { }), TestContext.Current.CancellationToken);
    }
}
