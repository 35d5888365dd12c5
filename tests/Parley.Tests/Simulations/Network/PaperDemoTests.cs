using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Population.Actions;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network;

/// <summary>The thousand queries of the Agora paper's demo, from its own file.</summary>
public sealed class PaperDemoTests
{
    [Theory]
    [InlineData(ClimbPolicies.Paper)]
    [InlineData(ClimbPolicies.Adaptive)]
    public async Task Every_query_of_the_paper_is_answered_rightly(string policy)
    {
        var options = new NetworkOptions { Policy = policy }.Replay(Actions());
        Assert.Equal((1000, 85), (options.Queries, options.Users));
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        var findings = await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(findings.History.Mistakes.Select(mistake => mistake.Result).Select(query => $"{query.Query.Pair} {query.Query.Input} {query.Error} {query.Answer} {query.Right}"));
        Assert.Equal((1000, 1, 0), (findings.Asked, findings.Accuracy, findings.Failed));
    }

    [Fact]
    public void Users_get_the_models_of_the_paper_s_configuration()
    {
        var play = Actions().Play(new Draw(7));
        Assert.Equal(100, play.Steps.Count(step => step is Step.Synchronize));
        var models = Vector("paper-demo-config.json")["users"].AsObject!.ToDictionary(user => user.Key, user => user.Value["modelType"].AsString!.Replace("llama3", "llama-3", StringComparison.Ordinal));
        // Where several ask equally often, the file does not say in which order the configuration has them.
        var known = play.Users.TakeWhile((user, place) => user.Budget > play.Users[place + 1].Budget).ToList();
        Assert.InRange(known.Count, 10, 85);
        Assert.All(known, user => Assert.Equal(models[user.Name], user.Model));
    }

    private static ActionList Actions() => ActionReader.Read(Vector("paper-demo-actions.json")).Actions!;

    private static JsonValue Vector(string name)
    {
        var root = Environment.GetEnvironmentVariable("PARLEY_VECTORS");
        var file = Path.Combine(root ?? "", "agora", name);
        Assert.SkipUnless(root is not null && File.Exists(file), $"No file of the paper's demo: set PARLEY_VECTORS to the folder that holds agora/{name}.");
        return JsonText.Parse(File.ReadAllText(file));
    }
}
