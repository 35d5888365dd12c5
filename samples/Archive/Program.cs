// A farm asks an archive for records of rain. The archive's database is private: nobody sees a table, a column or a query,
// and what is not offered can't be asked. From the second question on, a request of the agreed document becomes a database query directly, by a routine.
// Run it with: dotnet run -c Release --project samples/Archive
using System.Globalization;
using Microsoft.Data.Sqlite;
using Parley;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Samples;

using var database = new RainDatabase();
var archive = await StartAsync("archive", agent => agent.Describe("Rain gauges of the coast since 1950.")
    .AddSkill("findRainfall", "Rainfall at a station from one day to another.", database.Find, SkillEffect.None, SkillVisibility.Negotiated));
var farm = await StartAsync("farm", agent => agent.Describe("Plans the watering of fields."));

var peer = farm.Services.GetRequiredService<ParleyClient>().Peer($"{archive.Urls.First()}/parley/agents/archive");
var task = ParleyTask.For<RainQuestion, RainAnswer>("Get the rainfall at a station from one day to another.", SkillEffect.None);
var log = new ExchangeLog(farm, archive);
var questions = new List<Told>();

// The last name is an attack that would give every row, were it pasted into a query.
foreach (var (station, year) in new[] { ("Faro", 1951), ("Sagres", 1951), ("Faro", 1952), ("x' OR '1'='1", 1951) })
{
    ExchangeLog.Begin($"{station}, {year}");
    var answer = await peer.InvokeAsync<RainAnswer>(task, new RainQuestion(station, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));
    questions.Add(await log.TellAsync("rainfall"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  The farm gets {answer.Readings.Sum(reading => reading.Millimetres)} mm; days with rain: {answer.Readings.Count}."));
    Console.WriteLine($"  The archive ran: {database.LastQuery}");
}

ExchangeLog.Begin("Something else");
var observers = ParleyTask.For<ObserverQuestion, ObserverAnswer>("Get the phone number of the observer at a station.", SkillEffect.None);
var refused = await peer.TryInvokeAsync<ObserverAnswer>(observers, new ObserverQuestion("Faro"));
await log.TellAsync("phone number of an observer");
Console.WriteLine($"  The archive has such a table, but no skill for it. {refused.Error}");

using var http = new HttpClient();
var card = await http.GetStringAsync(peer.Url);
var routine = (await archive.Services.GetRequiredService<IRoutineStore>().ListAsync(CancellationToken.None)).Single();
Console.WriteLine();
Console.WriteLine($"Question 1 cost {ExchangeLog.Money(questions[0].Cost)} USD in plain language, and {ExchangeLog.Money(questions[0].ClimbCost)} USD once, for a document and two routines (offline model).");
Console.WriteLine("From question 2 on the archive's routine hands the values of a request to the query: no model is asked, and a name that looks like SQL is just a name.");
Console.WriteLine();
Console.WriteLine("All that the archive tells of itself:");
Console.WriteLine(JsonText.Write(JsonText.Parse(card)["skills"]));
Console.WriteLine("Its routine, written once by its own model and checked:");
Console.WriteLine(routine.Source);

await farm.StopAsync();
await archive.StopAsync();
return ExchangeLog.Conclude(
    questions.Skip(1).All(told => told is { Agent: Mode.Routine, ModelCalls: 0 }) && !refused.Succeeded && !card.Contains("fromDate"),
    "requests become queries without a model, what is not offered is refused, and the database stays private.");

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

/// <summary>The archive's database: readings, and who took them.</summary>
sealed class RainDatabase : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public RainDatabase()
    {
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE gauge (place TEXT, day TEXT, mm REAL);
            CREATE TABLE observer (place TEXT, name TEXT, phone TEXT);
            INSERT INTO gauge VALUES ('Faro', '1951-02-01', 12), ('Faro', '1951-11-20', 31.5), ('Faro', '1952-03-03', 8), ('Sagres', '1951-01-09', 22);
            INSERT INTO observer VALUES ('Faro', 'Ana', '555-0100'), ('Sagres', 'Rui', '555-0101');
            """;
        command.ExecuteNonQuery();
    }

    public string LastQuery { get; private set; } = "";

    public Rainfall Find(string station, DateOnly fromDate, DateOnly toDate)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT day, mm FROM gauge WHERE place = $place AND day BETWEEN $from AND $to";
        command.Parameters.AddWithValue("$place", station);
        command.Parameters.AddWithValue("$from", fromDate.ToString("O"));
        command.Parameters.AddWithValue("$to", toDate.ToString("O"));
        LastQuery = $"{command.CommandText}, $place = {station}";
        var found = new List<GaugeReading>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            found.Add(new GaugeReading(DateOnly.ParseExact(rows.GetString(0), "O"), rows.GetDouble(1)));
        }

        return new Rainfall(found);
    }

    public void Dispose() => _connection.Dispose();
}

record Rainfall(IReadOnlyList<GaugeReading> Readings);

record GaugeReading(DateOnly Date, double Millimetres);

record RainQuestion(string Station, DateOnly StartDate, DateOnly EndDate);

record RainAnswer(IReadOnlyList<Reading> Readings);

record Reading(DateOnly Date, double Millimetres);

record ObserverQuestion(string Station);

record ObserverAnswer(string PhoneNumber);
