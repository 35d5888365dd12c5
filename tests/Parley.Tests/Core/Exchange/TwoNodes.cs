using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Functions;
using Parley.Models.Offline;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Exchange;

/// <summary>Two real nodes on an in-memory network: Alice asks, Bob has one skill. Climbs run when they are drained.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    public const string ForecastInput = """{"type":"object","properties":{"location":{"type":"string"},"date":{"type":"string","format":"date"}},"required":["location","date"]}""";
    public const string ForecastOutput = """{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"]}""";

    public static Uri BobUrl { get; } = new("http://bob.test/agents/weather");

    private TwoNodes(InMemoryNetwork network, ParleyNode alice, ParleyNode bob, Counter runs) => (Network, Alice, Bob, Runs) = (network, alice, bob, runs);

    public InMemoryNetwork Network { get; }

    public ParleyNode Alice { get; }

    public ParleyNode Bob { get; }

    /// <summary>How often Bob's tool really ran.</summary>
    public Counter Runs { get; }

    public static AgentTask Task(SkillEffect effect = SkillEffect.None)
        => new("Get the weather forecast for a city on a day.", Schema(ForecastInput), Schema(ForecastOutput)) { Effect = effect };

    /// <summary>The same task in other words: its fields have names of their own.</summary>
    public static AgentTask RenamedTask(SkillEffect effect = SkillEffect.None) => new(
        "Get the weather forecast for a city on a day.",
        Schema("""{"type":"object","properties":{"city":{"type":"string","description":"Name of the location."},"day":{"type":"string","format":"date","description":"Date of the forecast."}},"required":["city","day"]}"""),
        Schema(ForecastOutput)) { Effect = effect };

    public static JsonValue RenamedInput(string city = "London", string date = "2026-03-01") => new JsonObject { { "city", city }, { "day", date } };

    public static JsonValue Input(string city = "London", string date = "2026-03-01") => new JsonObject { { "location", city }, { "date", date } };

    /// <summary>What Bob's tool answers: the length of the city's name, plus the day of the month divided by ten.</summary>
    public static double Expected(JsonValue input) => input["location"].AsString!.Length + (double.Parse(input["date"].AsString![^2..], System.Globalization.CultureInfo.InvariantCulture) / 10);

    public static async Task<TwoNodes> CreateAsync(
        SkillVisibility visibility = SkillVisibility.Negotiated,
        SkillEffect effect = SkillEffect.None,
        string policy = "adaptive",
        IChatClient? aliceModel = null,
        IChatClient? bobModel = null,
        Action<ParleyBuilder>? bob = null,
        Action<ParleyBuilder>? alice = null,
        string seed = "1",
        Func<JsonValue, Outcome<JsonValue>>? tool = null,
        TimeProvider? time = null)
    {
        var (network, runs) = (new InMemoryNetwork(time), new Counter());
        var bobNode = await ParleyNode.CreateAsync(parley =>
        {
            Configure(parley, network, $"bob{seed}", "http://bob.test", bobModel, time);
            parley.AddAgent("weather", agent => agent.Describe("Forecasts for European cities.").UsePolicy(policy).ReportUsage().AddSkill("getForecast", new SkillOptions
            {
                Description = "Forecast for a city on a day.",
                Effect = effect,
                Visibility = visibility,
                Input = JsonText.Parse(ForecastInput),
                Output = JsonText.Parse(ForecastOutput),
                Tool = new ToolOptions.Code(new ForecastTool(runs, tool ?? Forecast)),
            }));
            bob?.Invoke(parley);
        });
        var aliceNode = await ParleyNode.CreateAsync(parley =>
        {
            Configure(parley, network, $"alice{seed}", "http://alice.test", aliceModel, time);
            parley.AddAgent("alice", agent => agent.Describe("Tours in London.").UsePolicy(policy));
            alice?.Invoke(parley);
        });
        network.Listen(new Uri("http://bob.test"), bobNode.Inbound);
        return new TwoNodes(network, aliceNode, bobNode, runs);
    }

    public async Task<ExchangeResult> AskAsync(JsonValue input, AgentTask? task = null)
    {
        var invoked = await Alice.Services.GetRequiredService<AgentClient>().InvokeAsync("alice", BobUrl, task ?? Task(), input, null, TestContext.Current.CancellationToken);
        Assert.True(invoked.Succeeded, invoked.Error?.ToString());
        return invoked.Value;
    }

    /// <summary>Does the climbs that are queued on both nodes.</summary>
    public async Task DrainAsync()
    {
        await Alice.DrainAsync(TestContext.Current.CancellationToken);
        await Bob.DrainAsync(TestContext.Current.CancellationToken);
    }

    public static Task<IReadOnlyList<ExchangeRecord>> RecordsAsync(ParleyNode node, RecordKind kind = RecordKind.Exchange)
        => node.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Kind = kind }, TestContext.Current.CancellationToken).AsTask();

    public static async Task<RoutineRecord> RoutineAsync(ParleyNode node)
        => Assert.Single(await node.Services.GetRequiredService<IRoutineStore>().ListAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await Alice.DisposeAsync();
        await Bob.DisposeAsync();
        Network.Dispose();
    }

    private static void Configure(ParleyBuilder parley, InMemoryNetwork network, string seed, string url, IChatClient? model, TimeProvider? time)
    {
        if (time is not null)
        {
            parley.Services.AddSingleton(time);
        }

        parley.UseInMemoryStore().UseTransport(network);
        parley.Options.Node.Url = new Uri(url);
        parley.Services.AddSingleton<IIdSource>(new SeededIdSource(seed));
        parley.AddModel("default", model ?? new OfflineModel(), new Price(5, 15));
    }

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;

    internal sealed class Counter
    {
        public int Value { get; set; }
    }

    private static Outcome<JsonValue> Forecast(JsonValue arguments) => (JsonValue)new JsonObject { { "temperature", Expected(arguments) } };

    private sealed class ForecastTool(Counter runs, Func<JsonValue, Outcome<JsonValue>> tool) : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        {
            runs.Value++;
            return ValueTask.FromResult(tool(arguments));
        }
    }
}
