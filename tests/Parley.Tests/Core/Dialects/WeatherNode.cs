using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Models.Offline;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>
/// A real node with the two agents that the recorded peers talked to: one knows the weather of a city, the other that of a place on a day.
/// Their documents come from a fake fetch.
/// </summary>
internal sealed class WeatherNode : IAsyncDisposable
{
    private const string Weather = """
        {"type":"object","properties":{
          "temperature":{"type":"integer","description":"Temperature in degrees Celsius."},
          "precipitation":{"type":"integer","description":"Precipitation in mm."}},"required":["temperature","precipitation"]}
        """;

    private const string City = """{"type":"object","properties":{"city":{"type":"string","description":"Name of the city."}},"required":["city"]}""";

    private const string Day = """
        {"type":"object","properties":{
          "location":{"type":"string","description":"Name of the place."},
          "date":{"type":"string","format":"date","description":"Day of the forecast."}},"required":["location","date"]}
        """;

    public static Uri CityUrl { get; } = new("http://weather.test/agents/city");

    public static Uri DayUrl { get; } = new("http://weather.test/agents/day");

    private WeatherNode(InMemoryNetwork network, ParleyNode node, FakeFetch fetch) => (Network, Node, Fetch) = (network, node, fetch);

    public InMemoryNetwork Network { get; }

    public ParleyNode Node { get; }

    public FakeFetch Fetch { get; }

    /// <param name="policy">The recorded demo server asks to negotiate after five language exchanges, as the adaptive policy does.</param>
    public static async Task<WeatherNode> CreateAsync(IChatClient? model = null, string policy = "adaptive")
    {
        var (network, fetch) = (new InMemoryNetwork(), new FakeFetch());
        var node = await ParleyNode.CreateAsync(parley =>
        {
            parley.UseInMemoryStore().UseTransport(network);
            parley.Options.Node.Url = new Uri("http://weather.test");
            parley.Services.AddSingleton<IIdSource>(new SeededIdSource("weather"));
            parley.Services.AddSingleton<IGuardedFetch>(fetch);
            parley.AddModel("default", model ?? new OfflineModel(), new Price(5, 15));
            parley.AddAgent("city", agent => agent.Describe("Weather of the world's cities.").UsePolicy(policy).AddSkill("getWeather", Skill("Get the temperature and precipitation of a city.", City, new CityTool())));
            parley.AddAgent("day", agent => agent.Describe("Forecasts by place and day.").UsePolicy(policy).AddSkill("queryWeather", Skill("Get the predicted weather for a location on a date.", Day, new DayTool())));
        });
        network.Listen(CityUrl, node.Inbound);
        return new WeatherNode(network, node, fetch);
    }

    /// <summary>What the second agent's tool answers.</summary>
    public static (int Temperature, int Precipitation) Expected(string location, string date)
        => (int.Parse(date[^2..], System.Globalization.CultureInfo.InvariantCulture), location.Length);

    /// <summary>Sends one request straight to the node.</summary>
    public async Task<TransportReply> SendAsync(TransportRequest request)
    {
        var sent = await Network.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(sent.Succeeded, sent.Error?.ToString());
        return sent.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        Network.Dispose();
    }

    private static SkillOptions Skill(string description, string input, ITool tool) => new()
    {
        Description = description,
        Effect = SkillEffect.None,
        Visibility = SkillVisibility.Negotiated,
        Input = JsonText.Parse(input),
        Output = JsonText.Parse(Weather),
        Tool = new ToolOptions.Code(tool),
    };

    private static Outcome<JsonValue> Reply(int temperature, int precipitation)
        => (JsonValue)new JsonObject { { "temperature", temperature }, { "precipitation", precipitation } };

    private sealed class CityTool : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken) => ValueTask.FromResult(Reply(25, 12));
    }

    private sealed class DayTool : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        {
            var (temperature, precipitation) = Expected(arguments["location"].AsString!, arguments["date"].AsString!);
            return ValueTask.FromResult(Reply(temperature, precipitation));
        }
    }
}
