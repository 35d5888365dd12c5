// An almanac asks twelve weather stations for the same temperature and believes the median. Their programs differ, and one thermometer is broken.
// The first station is asked in plain language and suggests a document in its reply; the almanac uses it with every station that goes along.
// Run it with: dotnet run -c Release --project samples/Consensus
using System.Globalization;
using Parley;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Samples;

const SkillEffect None = SkillEffect.None;
var stations = new List<WebApplication>();
for (var number = 1; number <= 12; number++)
{
    var thermometer = new Thermometer(number);
    stations.Add(await StartAsync($"station-{number}", agent => _ = number switch
    {
        12 => agent.Describe("Weather of a paid service.").AddSkill("sellForecast", "Forecast for subscribers.", thermometer.OfSubscriber, None),
        _ when number % 3 == 0 => agent.Describe("Weather of an airfield.").AddSkill("readThermometer", "What the thermometer at a place showed on a day.", thermometer.OfPlace, None),
        _ when number % 3 == 1 => agent.Describe("Weather of a city.").AddSkill("getTemperature", "Air temperature in a city on a day.", thermometer.OfLocation, None),
        _ => agent.Describe("Weather of a farm.").AddSkill("measure", "Temperature and humidity of the air in a town on a date.", thermometer.OfTown, None),
    }));
}

var almanac = await StartAsync("almanac", agent => agent.Describe("Keeps an almanac."));
var client = almanac.Services.GetRequiredService<ParleyClient>();
var task = ParleyTask.For<Question, Temperature>("Get the air temperature in a city on a day.", None);
var log = new ExchangeLog([almanac, .. stations]);
var (costs, medians, last) = (new List<decimal>(), new List<double>(), new List<Told>());
for (var day = new DateOnly(2026, 5, 4); costs.Count < 3; day = day.AddDays(1))
{
    ExchangeLog.Begin($"{day:O}");
    var (values, told) = (new List<double>(), new List<Told>());
    foreach (var (station, number) in stations.Select((station, i) => (station, i + 1)))
    {
        var answer = await client.Peer($"{station.Urls.First()}/parley/agents/station-{number}").TryInvokeAsync<Temperature>(task, new Question("Lisbon", day));
        if (answer.TryGet(out var temperature, out var error))
        {
            values.Add(temperature.Celsius);
            told.Add(await log.TellAsync($"station-{number}: {Text(temperature.Celsius)} °C"));
        }
        else
        {
            told.Add(await log.TellAsync($"station-{number}: no answer", _ => error.Message));
        }
    }

    values.Sort();
    medians.Add(values[values.Count / 2]);
    costs.Add(told.Sum(exchange => exchange.Cost + exchange.ClimbCost) / values.Count);
    last = told;
    Console.WriteLine($"  {values.Count} answers from {Text(values[0])} to {Text(values[^1])} °C: the median is {Text(medians[^1])} °C.");
    Console.WriteLine($"  Cost per answer, climbs included: {ExchangeLog.Money(costs[^1])} USD (offline model).");
}

Console.WriteLine();
Console.WriteLine("Station 1 suggested the document of its skill. To stations with the same software it is their own: code answers it (standard).");
Console.WriteLine("The others read it with a model once, and have a routine written for their software; from then on they cost nothing.");
Console.WriteLine("Only station 12 refuses the document: it is still asked in plain language, and that it can't answer is all that still costs.");
foreach (var node in stations.Append(almanac))
{
    await node.StopAsync();
}

return ExchangeLog.Conclude(
    costs[0] > costs[1] && costs[1] >= costs[2] && medians is [22.4, 23.4, 24.4] && last.Count(told => told is { Caller: Mode.Routine, ModelCalls: 0 }) == 11,
    "one suggested document serves eleven stations, the cost per answer falls, and the median stands.");

static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

async Task<WebApplication> StartAsync(string name, Action<AgentBuilder> describe)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddParley().UseInMemoryStore().AddModel("default", new OfflineModel(), new Price(5, 15)).AddAgent(name, describe);
    var app = builder.Build();
    app.MapParley("/parley");
    await app.StartAsync();
    return app;
}

/// <summary>What one station measures, as four programs give it out.</summary>
sealed class Thermometer(int station)
{
    private const int Broken = 8;

    public LocationTemperature OfLocation(string location, DateOnly date) => new(Read(date));

    public TownWeather OfTown(string town, DateOnly date) => new(Read(date), 60);

    public PlaceReading OfPlace(string place, DateOnly day) => new(Read(day));

    public LocationTemperature OfSubscriber(string subscriberNumber, string city, DateOnly date) => new(subscriberNumber.Length > 0 ? Read(date) : 0);

    private double Read(DateOnly date) => station == Broken ? 99 : 18 + date.Day + (station % 5 * 0.2);
}

record LocationTemperature(double Temperature);

record TownWeather(double Temperature, double Humidity);

record PlaceReading(double DegreesCelsius);

record Question(string City, DateOnly Date);

record Temperature(double Celsius);
