#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:package Parley@0.1.0
#:property PublishAot=false
// Two agents in two applications: Bob knows the weather, Alice asks him. Run it with: dotnet run hello.cs
// No key, no network: the skill is public, so Alice's input goes straight to Bob's function and no model is asked.
using Parley;
using Parley.AspNetCore;
using Parley.Core.Skills;

var bob = await StartAsync(node => node.AddAgent("weather", agent => agent
    .Describe("Forecasts for European cities.")
    .AddSkill("getForecast", "Forecast for a city on a day.", (ForecastRequest request) => new Forecast(8 + request.Date.Month, "Rain"), SkillEffect.None)));

var alice = await StartAsync(node => node.AddAgent("tours", agent => agent.Describe("Walking tours in London.")));

var weather = alice.Services.GetRequiredService<ParleyClient>().Peer($"{bob.Urls.First()}/parley/agents/weather");
var forecast = await weather.InvokeAsync<Forecast>("getForecast", new { location = "London", date = "2026-05-17" });
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

record ForecastRequest(string Location, DateOnly Date);

record Forecast(double Temperature, string Sky);
