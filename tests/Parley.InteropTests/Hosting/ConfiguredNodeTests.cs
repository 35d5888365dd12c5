using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Configuration;

namespace Parley.InteropTests.Hosting;

/// <summary>A node that a file describes, in front of somebody's HTTP service on the loopback address, which strangers could not have it fetch from.</summary>
public sealed class ConfiguredNodeTests : IDisposable
{
    internal sealed record Forecast(double Temperature);

    private readonly string _folder = Directory.CreateTempSubdirectory("parley-configured-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Http_skills_of_a_file_are_called_through_the_node()
    {
        await using var service = await ServiceAsync();
        var file = Path.Combine(_folder, "parley.json");
        await File.WriteAllTextAsync(file, $$"""
            { "node": { "store": "parley.db" },
              "agents": { "weather": { "description": "Forecasts for European cities.",
                  "skills": { "getForecast": { "description": "Forecast for a city on a day.", "effect": "none",
                      "input":  { "type": "object", "properties": { "location": { "type": "string" }, "date": { "type": "string", "format": "date" } }, "required": ["location", "date"] },
                      "output": { "type": "object", "properties": { "temperature": { "type": "number" } }, "required": ["temperature"] },
                      "tool":   { "kind": "http", "method": "GET", "url": "{{service.Urls.First()}}/forecast?location={location}&date={date}" } } } } } }
            """, Cancellation);
        await using (var node = await NodeAsync(file))
        {
            var peer = node.Services.GetRequiredService<ParleyClient>().Peer($"{node.Urls.First()}/agents/weather");
            Assert.Equal(8, (await peer.InvokeAsync<Forecast>("getForecast", new { location = "New York", date = "2026-05-17" }, Cancellation)).Temperature);
            var failure = await Assert.ThrowsAsync<ParleyException>(() => peer.InvokeAsync<Forecast>("getForecast", new { location = "Atlantis", date = "2026-05-17" }, Cancellation));
            Assert.DoesNotContain("sunk", failure.Message, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(_folder, "parley.db")));
    }

    private static async Task<WebApplication> NodeAsync(string file)
    {
        var builder = Slim();
        builder.Services.AddParley(ParleyConfiguration.Load(file));
        var app = builder.Build();
        app.MapParley("/");
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task<WebApplication> ServiceAsync()
    {
        var app = Slim().Build();
        app.MapGet("/forecast", (string location, string date) => location == "Atlantis"
            ? Results.Text("sunk", statusCode: 500)
            : Results.Text(JsonSerializer.Serialize(new { temperature = location.Length, seen = date }), "application/json"));
        await app.StartAsync(Cancellation);
        return app;
    }

    private static WebApplicationBuilder Slim()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }
}
