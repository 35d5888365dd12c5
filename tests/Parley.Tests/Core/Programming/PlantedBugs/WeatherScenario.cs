using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Receiver: the document was made from the skill; the right routine passes values on and costs nothing to verify.</summary>
public sealed class WeatherScenario : ReceiverScenario
{
    private const string Input = """{"type":"object","properties":{"location":{"type":"string","description":"City name"},"date":{"type":"string","format":"date","description":"Day, YYYY-MM-DD"},"language":{"type":"string"}},"required":["location","date"]}""";
    private const string Output = """{"type":"object","properties":{"temperature":{"type":"number","description":"Temperature in degrees Celsius"},"condition":{"enum":["sunny","cloudy","rainy","snowy"]},"wind":{"type":"object","properties":{"speed":{"type":"number"},"gusts":{"type":"number"}},"required":["speed","gusts"]}},"required":["temperature","condition","wind"]}""";

    public WeatherScenario()
    {
        Right("passes on", "async function handle(request, tools) { const r = await tools.getForecast({ location: request.location, date: request.date, language: request.language }); return { temperature: r.temperature, condition: r.condition, wind: r.wind }; }");
        Right("passes on whole", "async function handle(request, tools) { return await tools.getForecast(request); }");
        Right("passes on piece by piece", "async function handle({ location, date, language }, tools) { const { temperature, condition, wind } = await tools.getForecast({ location, date, language }); return { temperature, condition, wind: { speed: wind.speed, gusts: wind.gusts } }; }");
        Wrong("language ignored", "async function handle(request, tools) { const r = await tools.getForecast({ location: request.location, date: request.date }); return { temperature: r.temperature, condition: r.condition, wind: r.wind }; }");
        Wrong("language by default", "async function handle(request, tools) { return await tools.getForecast({ location: request.location, date: request.date, language: request.language || 'en' }); }");
        Wrong("speed and gusts swapped", "async function handle(request, tools) { const r = await tools.getForecast(request); return { temperature: r.temperature, condition: r.condition, wind: { speed: r.wind.gusts, gusts: r.wind.speed } }; }");
        Wrong("snow lost", "async function handle(request, tools) { const r = await tools.getForecast(request); return { temperature: r.temperature, condition: r.condition === 'snowy' ? 'rainy' : r.condition, wind: r.wind }; }");
        Wrong("no tool is asked", "async function handle(request, tools) { return { temperature: 18.5, condition: 'sunny', wind: { speed: 1, gusts: 2 } }; }");
        Wrong("failure swallowed", "async function handle(request, tools) { try { return await tools.getForecast(request); } catch (e) { return { temperature: 0, condition: 'cloudy', wind: { speed: 0, gusts: 0 } }; } }");
        Wrong("tool asked twice", "async function handle(request, tools) { await tools.getForecast(request); return await tools.getForecast(request); }");
        Wrong("fixed day", "async function handle(request, tools) { return await tools.getForecast({ location: request.location, date: '2024-05-01', language: request.language }); }");
        Wrong("rounded", "async function handle(request, tools) { const r = await tools.getForecast(request); return { temperature: Math.round(r.temperature), condition: r.condition, wind: r.wind }; }");
        Wrong("one decimal", "async function handle(request, tools) { const r = await tools.getForecast(request); return { temperature: Number(r.temperature.toFixed(1)), condition: r.condition, wind: r.wind }; }");
    }

    public override string Name => "weather, receiver";

    protected override IReadOnlyList<Skill> Skills { get; } = [Skill("getForecast", "Forecast for a city on a day.", Input, Output)];

    protected override TypedDocument Document_ { get; } = Document("Forecast", "Forecast for a city on a day.", Input, Output);

    protected override JsonValue Handle(JsonValue request, Func<string, JsonValue, JsonValue> call)
    {
        var answer = call("getForecast", Object(("location", request["location"]), ("date", request["date"]), ("language", request["language"])));
        return Object(("temperature", answer["temperature"]), ("condition", answer["condition"]), ("wind", answer["wind"]));
    }
}
