// Two documents lie in a protocol database; who wrote them doesn't matter. A fund finds both, has prices sent by the first, and sends them on by the second.
// What it had written for that, it publishes there. A bank that has never met anybody takes over documents and routines alike.
// Run it with: dotnet run -c Release --project samples/Metrics
using System.Globalization;
using Parley;
using Parley.AspNetCore;
using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Samples;

var database = await HostAsync("", services => services.AddParleyDatabase(ParleyConfiguration.Read(JsonText.Parse("""{ "database": { "store": ":memory:" } }"""), ".")));
using var http = new HttpClient();
var kept = new Dictionary<string, string>();
foreach (var (name, text) in new[] { ("Closing prices", Documents.Prices), ("Risk of prices", Documents.Risk) })
{
    using var reply = await http.PostAsync($"{database.Urls.First()}/documents", new StringContent(text));
    kept.Add(JsonText.Parse(await reply.Content.ReadAsStringAsync())["hash"].AsString!, name);
}

var exchange = await StartAsync("exchange", agent => agent.Describe("Prices of a stock exchange.")
    .AddSkill("listPrices", "Closing prices of a share from one day to another.", Market.ListPrices, SkillEffect.None, SkillVisibility.Negotiated));
var actuary = await StartAsync("actuary", agent => agent.Describe("Figures about series of prices.")
    .AddSkill("measureRisk", "Mean, volatility and worst loss of a list of prices.", Market.MeasureRisk, SkillEffect.None, SkillVisibility.Negotiated));
var fund = await StartAsync("fund", agent => agent.Describe("Invests."));
var bank = await StartAsync("bank", agent => agent.Describe("Lends."));

var prices = ParleyTask.For<PriceRequest, PriceSeries>("Get the closing prices of a share from one day to another.", SkillEffect.None);
var risk = ParleyTask.For<PriceSeries, Risk>("Compute mean, volatility and worst loss of closing prices.", SkillEffect.None);
var log = new ExchangeLog(fund, bank, exchange, actuary);
var rounds = new List<Told[]>();
foreach (var (name, asker) in new[] { ("The fund", fund), ("The fund again", fund), ("The bank", bank), ("The bank again", bank) })
{
    ExchangeLog.Begin(name);
    var client = asker.Services.GetRequiredService<ParleyClient>();
    var series = await client.Peer(Url(exchange, "exchange")).InvokeAsync<PriceSeries>(prices, new PriceRequest("ACME", new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 6)));
    var first = await TellAsync("exchange");
    var figures = await client.Peer(Url(actuary, "actuary")).InvokeAsync<Risk>(risk, series);
    var second = await TellAsync("actuary");
    rounds.Add([first, second]);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {string.Join(", ", series.Closes)}: mean {figures.Mean}, volatility {figures.Volatility}, worst loss {figures.WorstLoss}"));
}

var paid = rounds.Select(round => round.Sum(told => told.Cost + told.ClimbCost)).ToList();
Console.WriteLine();
Console.WriteLine($"The fund paid {ExchangeLog.Money(paid[0])} USD together with its agents, once: no word of plain language, no negotiation, as the documents were there.");
Console.WriteLine($"The bank paid {ExchangeLog.Money(paid[2])} USD: the routines were there, too. It trusts none of them before it has checked it itself. (Offline model.)");
foreach (var node in new[] { fund, bank, exchange, actuary, database })
{
    await node.StopAsync();
}

return ExchangeLog.Conclude(
    rounds.All(round => round.All(told => DocumentOf(told) is not null))
    && paid[0] > paid[2] && paid[1] == 0 && paid[3] == 0
    && rounds[3].All(told => told is { Caller: Mode.Routine, Agent: Mode.Routine }),
    "both documents come from the database, data flows from one to the other, and who comes later pays less.");

Task<Told> TellAsync(string agent) => log.TellAsync(agent, told => $"by '{DocumentOf(told)}' of the database");

string? DocumentOf(Told told) => told.Records[0].Document is { } hash ? kept.GetValueOrDefault(hash.ToHex()) : null;

// Everybody refers to the database, and leaves there what was agreed on and what proved itself.
Task<WebApplication> StartAsync(string name, Action<AgentBuilder> describe) => HostAsync("/parley", services => services
    .AddParley(options => options.Databases.Add(new Uri(database.Urls.First())))
    .UseInMemoryStore().AddModel("default", new OfflineModel(), new Price(5, 15)).AddAgent(name, agent => describe(agent.Publish())));

async Task<WebApplication> HostAsync(string prefix, Action<IServiceCollection> add)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    add(builder.Services);
    var app = builder.Build();
    app.MapParley(prefix);
    await app.StartAsync();
    return app;
}

static string Url(WebApplication node, string agent) => $"{node.Urls.First()}/parley/agents/{agent}";

static class Market
{
    public static PriceList ListPrices(string symbol, DateOnly fromDate, DateOnly toDate) => new([100, 104, 98, 101, 107]);

    public static Figures MeasureRisk(IReadOnlyList<double> prices)
    {
        var mean = prices.Average();
        var volatility = Math.Sqrt(prices.Average(price => Math.Pow(price - mean, 2)));
        return new Figures(mean, Math.Round(volatility, 2), prices.Zip(prices.Skip(1), (before, after) => before - after).Max());
    }
}

record PriceList(IReadOnlyList<double> Prices);

record Figures(double Mean, double Volatility, double WorstLoss);

record PriceRequest(string Share, DateOnly StartDate, DateOnly EndDate);

record PriceSeries(IReadOnlyList<double> Closes);

record Risk(double Mean, double Volatility, double WorstLoss);

static class Documents
{
    public static string Prices { get; } = Text(
        "Closing prices", "Closing prices of a share from one day to another.",
        """
        {"type":"object","required":["share","startDate","endDate"],
         "properties":{"share":{"type":"string"},"startDate":{"type":"string","format":"date"},"endDate":{"type":"string","format":"date"}}}
        """,
        """{"type":"object","properties":{"closes":{"type":"array","items":{"type":"number"}}},"required":["closes"]}""");

    public static string Risk { get; } = Text(
        "Risk of prices", "Mean, volatility and worst loss of closing prices.",
        """{"type":"object","properties":{"closes":{"type":"array","items":{"type":"number"}}},"required":["closes"]}""",
        """
        {"type":"object","required":["mean","volatility","worstLoss"],
         "properties":{"mean":{"type":"number"},"volatility":{"type":"number"},"worstLoss":{"type":"number"}}}
        """);

    private static string Text(string name, string description, string request, string reply)
        => $"""
            ---
            name: {name}
            description: {description}
            multiround: false
            ---

            One request, one reply.

            ## Request schema

            ```json
            {request}
            ```

            ## Reply schema

            ```json
            {reply}
            ```
            """.ReplaceLineEndings("\n");
}
