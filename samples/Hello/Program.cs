// Two agents in two applications: Bob knows the weather, Alice asks him. Run it with: dotnet run --project samples/Hello
// No key, no network: the skill is public, so Alice's input goes straight to Bob's function and no model is asked.
using System.ComponentModel;
using Parley;
using Parley.AspNetCore;
using Parley.Core.Skills;

var bob = await StartAsync(node => node.AddAgent("weather", agent => agent
    .Describe("Forecasts for European cities.")
    .AddSkill("getForecast", "Forecast for a city on a day.", Forecasts.Find, SkillEffect.None)));

var alice = await StartAsync(node => node.AddAgent("tours", agent => agent.Describe("Walking tours in London.")));

var weather = alice.Services.GetRequiredService<ParleyClient>().Peer($"{bob.Urls.First()}/parley/agents/weather");
var forecast = await weather.InvokeAsync<Forecast>("getForecast", new { location = "London", date = new DateOnly(2026, 5, 17) });
Console.WriteLine($"London on 17 May: {forecast.Temperature} °C, {forecast.Sky}.");

await alice.StopAsync();
await bob.StopAsync();

async Task<WebApplication> StartAsync(Action<ParleyBuilder> describe)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    describe(builder.Services.AddParley().UseInMemoryStore());
    var app = builder.Build();
    app.MapParley("/parley");
    await app.StartAsync();
    return app;
}

internal sealed record ForecastRequest([property: Description("City, such as London.")] string Location, DateOnly Date);

internal sealed record Forecast([property: Description("Degrees Celsius.")] double Temperature, Sky Sky);

internal enum Sky
{
    Clear,
    Cloudy,
    Rain,
}

internal static class Forecasts
{
    public static Forecast Find(ForecastRequest request)
        => new(8 + request.Date.Month, request.Location == "London" ? Sky.Rain : Sky.Clear);
}
