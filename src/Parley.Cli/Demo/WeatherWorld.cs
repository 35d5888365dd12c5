using System.Security.Cryptography;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Cli.Demo;

/// <summary>The weather that the demo's agents know: made up, and the same for the same city and day.</summary>
internal sealed class WeatherWorld : ITool
{
    private static readonly string[] Skies = ["sunny", "cloudy", "rainy"];
    private static readonly string[] Cities = ["London", "Oxford", "Cambridge", "Bath", "York", "Brighton"];

    public static JsonSchema Input { get; } = Schema("""
        {"type":"object","properties":{"location":{"type":"string","description":"city"},"date":{"type":"string","format":"date","description":"day"}},"required":["location","date"]}
        """);

    public static JsonSchema Output { get; } = Schema("""
        {"type":"object","properties":{"temperature":{"type":"number","description":"degrees Celsius"},"precipitation":{"type":"number","description":"mm"},"sky":{"type":"string","enum":["sunny","cloudy","rainy"]}},"required":["temperature","precipitation","sky"]}
        """);

    /// <summary>What Alice wants, in her own words.</summary>
    public static AgentTask Task { get; } = new("Get the weather forecast for a tour: a city on a day.", Input, Output) { Name = "forecast", Effect = SkillEffect.None };

    /// <summary>The question of the n-th exchange.</summary>
    public static JsonValue Question(int n)
        => new JsonObject { { "location", Cities[n % Cities.Length] }, { "date", new DateOnly(2026, 4, 1).AddDays(n).ToString("O") } };

    public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        => ValueTask.FromResult<Outcome<JsonValue>>(Forecast(arguments));

    public static JsonValue Forecast(JsonValue question)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{question["location"].AsString}/{question["date"].AsString}"));
        var rain = bytes[1] % 3 == 0 ? bytes[2] / 10.0 : 0;
        return new JsonObject
        {
            { "temperature", Math.Round((bytes[0] / 255.0 * 30) - 3, 1) },
            { "precipitation", rain },
            { "sky", rain > 0 ? Skies[2] : Skies[bytes[3] % 2] },
        };
    }

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
