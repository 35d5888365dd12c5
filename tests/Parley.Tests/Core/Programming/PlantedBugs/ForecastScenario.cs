using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Sender: other names, another unit, a list.</summary>
public sealed class ForecastScenario : SenderScenario
{
    public ForecastScenario()
    {
        RightAsItStands();
        RightDecode("formula written otherwise", "function decode(reply) { const f = (c) => c * 1.8 + 32; const out = []; for (const d of reply.days) { out.push({ day: d.date, max: f(d.high), min: f(d.low) }); } return { where: reply.location, forecast: out }; }");
        WrongEncode("hard-coded days", "function encode(input) { return { location: input.city, from: input.start, days: 3 }; }");
        WrongEncode("one day too many", "function encode(input) { return { location: input.city, from: input.start, days: input.length + 1 }; }");
        WrongEncode("city trimmed", "function encode(input) { return { location: input.city.trim(), from: input.start, days: input.length }; }");
        WrongEncode("city in lower case", "function encode(input) { return { location: input.city.toLowerCase(), from: input.start, days: input.length }; }");
        WrongEncode("a city that is singled out", "function encode(input) { return { location: input.city === 'Paris' ? 'London' : input.city, from: input.start, days: input.length }; }");
        WrongDecode("no conversion", "function decode(reply) { return { where: reply.location, forecast: reply.days.map((d) => ({ day: d.date, max: d.high, min: d.low })) }; }");
        WrongDecode("sum before product", Days("d.date", "(d.high + 32) * 9 / 5", "(d.low + 32) * 9 / 5"));
        WrongDecode("inverse factor", Days("d.date", "d.high * 5 / 9 + 32", "d.low * 5 / 9 + 32"));
        WrongDecode("rounded", Days("d.date", "Math.round(d.high * 9 / 5 + 32)", "Math.round(d.low * 9 / 5 + 32)"));
        WrongDecode("truncated", Days("d.date", "Math.trunc(d.high * 9 / 5 + 32)", "Math.trunc(d.low * 9 / 5 + 32)"));
        WrongDecode("high and low swapped", Days("d.date", "d.low * 9 / 5 + 32", "d.high * 9 / 5 + 32"));
        WrongDecode("min not converted", Days("d.date", "d.high * 9 / 5 + 32", "d.low"));
        WrongDecode("thumb rule", Days("d.date", "d.high * 2 + 30", "d.low * 2 + 30"));
        WrongDecode("below zero forgotten", Days("d.date", "Math.abs(d.high) * 9 / 5 + 32", "Math.abs(d.low) * 9 / 5 + 32"));
        WrongDecode("reversed", Days("d.date", "d.high * 9 / 5 + 32", "d.low * 9 / 5 + 32", "[...reply.days].reverse()"));
        WrongDecode("last day lost", Days("d.date", "d.high * 9 / 5 + 32", "d.low * 9 / 5 + 32", "reply.days.slice(0, reply.days.length - 1)"));
        WrongDecode("first day only", Days("d.date", "d.high * 9 / 5 + 32", "d.low * 9 / 5 + 32", "reply.days.slice(0, 1)"));
        WrongDecode("frost filtered out", Days("d.date", "d.high * 9 / 5 + 32", "d.low * 9 / 5 + 32", "reply.days.filter((d) => d.low > 0)"));
        WrongDecode("wrong for great heat", Days("d.date", "(d.high > 45 ? 45 : d.high) * 9 / 5 + 32", "d.low * 9 / 5 + 32"));
    }

    public override string Name => "forecast, sender";

    protected override AgentTask Task { get; } = new(
        "Forecast of the days from a start on, temperatures in Fahrenheit.",
        Schema("""{"type":"object","properties":{"city":{"type":"string"},"start":{"type":"string","format":"date"},"length":{"type":"integer","minimum":1,"maximum":14}},"required":["city","start","length"],"additionalProperties":false}"""),
        Schema("""{"type":"object","properties":{"where":{"type":"string"},"forecast":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string","format":"date"},"max":{"type":"number","description":"in Fahrenheit"},"min":{"type":"number","description":"in Fahrenheit"}},"required":["day","max","min"]}}},"required":["where","forecast"]}"""));

    protected override TypedDocument Document_ { get; } = Document(
        "Forecast",
        "Asks for the forecast of some days at a place. Temperatures are in degrees Celsius.",
        """{"type":"object","properties":{"location":{"type":"string"},"from":{"type":"string","format":"date"},"days":{"type":"integer","minimum":1}},"required":["location","from","days"],"additionalProperties":false}""",
        """{"type":"object","properties":{"location":{"type":"string"},"days":{"type":"array","items":{"type":"object","properties":{"date":{"type":"string","format":"date"},"high":{"type":"number","description":"Celsius"},"low":{"type":"number","description":"Celsius"}},"required":["date","high","low"]}}},"required":["location","days"]}""");

    protected override string GoodEncode => "function encode(input) { return { location: input.city, from: input.start, days: input.length }; }";

    protected override string GoodDecode => Days("d.date", "d.high * 9 / 5 + 32", "d.low * 9 / 5 + 32");

    protected override JsonValue Encode(JsonValue input) => Object(("location", input["city"]), ("from", input["start"]), ("days", input["length"]));

    protected override JsonValue Decode(JsonValue reply) => Object(
        ("where", reply["location"]),
        ("forecast", Map(reply["days"], day => Object(("day", day["date"]), ("max", (day["high"].AsNumber * 9 / 5) + 32), ("min", (day["low"].AsNumber * 9 / 5) + 32)))));

    private static string Days(string day, string max, string min, string days = "reply.days")
        => $"function decode(reply) {{ return {{ where: reply.location, forecast: {days}.map((d) => ({{ day: {day}, max: {max}, min: {min} }})) }}; }}";
}
