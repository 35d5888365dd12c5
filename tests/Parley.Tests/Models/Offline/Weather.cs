using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Models.Offline;

/// <summary>An agent that tells the weather, and a caller with words of its own.</summary>
public static class Weather
{
    public static Agent Agent { get; } = new()
    {
        Name = "bob",
        Description = "Forecasts for European cities.",
        Skills =
        [
            new Skill
            {
                Id = "getForecast",
                Description = "Forecast for a city on a day.",
                Input = Schema("""{"type":"object","properties":{"location":{"type":"string"},"date":{"type":"string","format":"date"}},"required":["location"]}"""),
                Output = Schema("""{"type":"object","properties":{"temperature":{"type":"number","description":"Temperature in °C"},"precipitation":{"type":"number","description":"Rain in mm"}},"required":["temperature","precipitation"]}"""),
                Visibility = SkillVisibility.Negotiated,
                Tool = new NoTool(),
            },
        ],
    };

    public static AgentTask Task { get; } = new(
        "Get the forecast for a tour",
        Schema("""{"type":"object","properties":{"city":{"type":"string"},"day":{"type":"string","format":"date"}},"required":["city","day"]}"""),
        Schema("""{"type":"object","properties":{"celsius":{"type":"number","description":"Temperature"},"rain":{"type":"number","description":"precipitation in mm"}},"required":["celsius","rain"]}"""));

    /// <summary>What the tool answers: the length of the city's name and, when there is a date, the day of the month.</summary>
    public static JsonValue Run(string skill, JsonValue arguments) => new JsonObject
    {
        ["temperature"] = arguments["location"].AsString!.Length,
        ["precipitation"] = arguments["date"].AsString is { } date ? double.Parse(date.AsSpan(8), System.Globalization.CultureInfo.InvariantCulture) : 0.5,
    };

    public static JsonSchema Schema(string json) => JsonSchema.Compile(JsonText.Parse(json)).Schema!;

    private sealed class NoTool : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
            => ValueTask.FromResult<Outcome<JsonValue>>(Run("getForecast", arguments));
    }
}
