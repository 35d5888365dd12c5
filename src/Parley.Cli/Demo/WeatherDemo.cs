using System.Text.RegularExpressions;
using Parley.Cli.Hosting;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Models.Offline;
using Parley.Options;

namespace Parley.Cli.Demo;

/// <summary>
/// The paper's two-agent example, told in four chapters: two strangers climb from plain language to routines; a fault is planted and mended;
/// the answering agent goes away and another takes over; and the same questions once more in plain language, for the price.
/// </summary>
internal sealed partial class WeatherDemo(DemoView view, TimeProvider time, string folder)
{
    private const int FaultBefore = 21;
    private const int CarolFrom = 25;
    private const int Last = 30;

    // Prices of the paper (Table 1), USD per million tokens.
    private static readonly Price Gpt4o = new(5.00m, 15.00m);
    private static readonly Price Llama405B = new(5.00m, 10.00m);
    private static readonly Price Gemini15Pro = new(3.50m, 10.50m);

    public async Task<DemoReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var alice = await AliceAsync("alice", ClimbPolicies.Adaptive, cancellationToken);
        await using var bob = await WeatherAsync("bob", "llama-405b (offline model)", Llama405B, ClimbPolicies.Adaptive, cancellationToken);
        view.Start(alice, bob);
        var pair = new DemoPair(alice, time);
        var exchanges = new List<DemoExchange>();
        await AskAsync(pair, bob, 1, FaultBefore - 1, exchanges, (exchange, token) => view.ClimbedAsync(exchange, alice, bob, token), cancellationToken);

        view.Chapter("A fault is planted in Bob's routine: it gives the temperature as text.");
        await PlantFaultAsync(bob, cancellationToken);
        await AskAsync(pair, bob, FaultBefore, CarolFrom - 1, exchanges, (exchange, token) => view.RepairedAsync(exchange, bob, token), cancellationToken);

        await using var carol = await WeatherAsync("carol", "gemini-1.5-pro (offline model)", Gemini15Pro, ClimbPolicies.Adaptive, cancellationToken);
        await bob.StopAsync();
        view.Chapter("Bob goes away. Carol, another model and another store, takes over with the same document.");
        var tried = await pair.AskAsync(CarolFrom, bob, cancellationToken);
        view.Gone(tried.Succeeded ? tried.Value.Outcome.Error : tried.Error);
        await AskAsync(pair, carol, CarolFrom, Last, exchanges, (exchange, token) => view.TakenOverAsync(exchange, carol, token), cancellationToken);

        view.Chapter("The same questions once more, in plain language alone.", hasRows: false);
        var language = await view.MeasuringAsync(Last, measured => MeasureLanguageAsync(measured, cancellationToken));
        var report = new DemoReport(exchanges, exchanges.Select(exchange => exchange.Sender.Document).LastOrDefault(hash => hash is not null), language);
        view.End(report);
        return report;
    }

    private async Task AskAsync(
        DemoPair pair, LoopbackNode peer, int from, int to, List<DemoExchange> exchanges, Func<DemoExchange, CancellationToken, Task> climbed, CancellationToken cancellationToken)
    {
        for (var number = from; number <= to; number++)
        {
            var asked = await pair.AskAsync(number, peer, cancellationToken);
            if (!asked.TryGet(out var exchange, out var error))
            {
                throw new ParleyException(error);
            }

            exchanges.Add(exchange);
            view.Row(exchange);
            if (exchange.Climbs.Count > 0)
            {
                await climbed(exchange, cancellationToken);
            }
        }
    }

    /// <summary>The measured price of plain language, exchange by exchange, between agents that never climb.</summary>
    private async Task<IReadOnlyList<decimal>> MeasureLanguageAsync(Action<int> measured, CancellationToken cancellationToken)
    {
        await using var alice = await AliceAsync("alice-language", ClimbPolicies.LanguageOnly, cancellationToken);
        await using var bob = await WeatherAsync("bob-language", "llama-405b (offline model)", Llama405B, ClimbPolicies.LanguageOnly, cancellationToken);
        await using var carol = await WeatherAsync("carol-language", "gemini-1.5-pro (offline model)", Gemini15Pro, ClimbPolicies.LanguageOnly, cancellationToken);
        var pair = new DemoPair(alice, time);
        var costs = new List<decimal>();
        for (var number = 1; number <= Last; number++)
        {
            var asked = await pair.AskAsync(number, number < CarolFrom ? bob : carol, cancellationToken);
            costs.Add(asked.TryGet(out var exchange, out var error) ? exchange.Cost : throw new ParleyException(error));
            measured(number);
        }

        return costs;
    }

    private Task<LoopbackNode> AliceAsync(string name, string policy, CancellationToken cancellationToken)
        => StartAsync(name, "gpt-4o (offline model)", Gpt4o, agent => agent.Describe("Tours in and around London.").UsePolicy(policy), cancellationToken);

    private Task<LoopbackNode> WeatherAsync(string name, string model, Price price, string policy, CancellationToken cancellationToken)
        => StartAsync(name, model, price, agent => agent.Describe("Weather forecasts for European cities.").UsePolicy(policy).AddSkill("getForecast", new SkillOptions
        {
            Description = "Forecast for a city on a day.",
            Effect = SkillEffect.None,
            Visibility = SkillVisibility.Negotiated,
            Input = WeatherWorld.Input.Source,
            Output = WeatherWorld.Output.Source,
            Tool = new ToolOptions.Code(new WeatherWorld()),
        }), cancellationToken);

    private Task<LoopbackNode> StartAsync(string name, string model, Price price, Action<AgentBuilder> describe, CancellationToken cancellationToken)
        => LoopbackNode.StartAsync(
            name,
            parley => parley
                .UseStore(Path.Combine(folder, $"{name}.db"))
                .AddModel(model, new OfflineModel(model), price)
                .AddAgent(name, agent => describe(agent.UseModel(model).ReportUsage())),
            cancellationToken);

    private static async Task PlantFaultAsync(LoopbackNode bob, CancellationToken cancellationToken)
    {
        var routine = (await bob.Routines.ListAsync(cancellationToken)).Single();
        var faulty = TemperatureMember().Replace(routine.Source, "temperature: String($1)");
        if (faulty == routine.Source)
        {
            throw new InvalidOperationException($"The routine has no temperature member to break: {routine.Source}");
        }

        await bob.Routines.TrySaveAsync(routine with { Source = faulty, Id = RoutineNames.IdOf(faulty) }, [], cancellationToken);
    }

    [GeneratedRegex(@"temperature: ([\w.]+)")]
    private static partial Regex TemperatureMember();
}
