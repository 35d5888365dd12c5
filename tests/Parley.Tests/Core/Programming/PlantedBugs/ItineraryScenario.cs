using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Receiver that calls one tool for each element, in order.</summary>
public sealed class ItineraryScenario : ReceiverScenario
{
    public ItineraryScenario()
    {
        Right("a call for each stop", "async function handle(request, tools) { const stops = []; for (const stop of request.stops) { const r = await tools.rate({ city: stop.city, nights: stop.nights }); stops.push({ city: stop.city, cost: r.amount * stop.nights }); } return { stops }; }");
        Right("all at once", "async function handle(request, tools) { const rates = await Promise.all(request.stops.map((s) => tools.rate({ city: s.city, nights: s.nights }))); return { stops: rates.map((r, i) => ({ city: request.stops[i].city, cost: r.amount * request.stops[i].nights })) }; }");
        Wrong("first rate for all", "async function handle(request, tools) { if (request.stops.length === 0) return { stops: [] }; const r = await tools.rate({ city: request.stops[0].city, nights: request.stops[0].nights }); return { stops: request.stops.map((s) => ({ city: s.city, cost: r.amount * s.nights })) }; }");
        Wrong("last stop lost", "async function handle(request, tools) { const stops = []; for (let i = 0; i < request.stops.length - 1; i++) { const stop = request.stops[i]; const r = await tools.rate({ city: stop.city, nights: stop.nights }); stops.push({ city: stop.city, cost: r.amount * stop.nights }); } return { stops }; }");
        Wrong("price of one night", "async function handle(request, tools) { const stops = []; for (const stop of request.stops) { const r = await tools.rate({ city: stop.city, nights: stop.nights }); stops.push({ city: stop.city, cost: r.amount }); } return { stops }; }");
        Wrong("nights of the first stop", "async function handle(request, tools) { const stops = []; for (const stop of request.stops) { const r = await tools.rate({ city: stop.city, nights: request.stops[0].nights }); stops.push({ city: stop.city, cost: r.amount * stop.nights }); } return { stops }; }");
        Wrong("asked backwards", "async function handle(request, tools) { const stops = []; for (const stop of [...request.stops].reverse()) { const r = await tools.rate({ city: stop.city, nights: stop.nights }); stops.unshift({ city: stop.city, cost: r.amount * stop.nights }); } return { stops }; }");
        Wrong("three stops at most", "async function handle(request, tools) { const stops = []; for (const stop of request.stops.slice(0, 3)) { const r = await tools.rate({ city: stop.city, nights: stop.nights }); stops.push({ city: stop.city, cost: r.amount * stop.nights }); } return { stops }; }");
    }

    public override string Name => "itinerary, receiver";

    protected override IReadOnlyList<Skill> Skills { get; } =
    [
        Skill(
            "rate",
            "Rate of a night in a city.",
            """{"type":"object","properties":{"city":{"type":"string"},"nights":{"type":"integer","minimum":1}},"required":["city","nights"],"additionalProperties":false}""",
            """{"type":"object","properties":{"amount":{"type":"number"}},"required":["amount"]}"""),
    ];

    protected override TypedDocument Document_ { get; } = Document(
        "Itinerary",
        "What each stop costs: the rate of its city times its nights, in the order of the stops.",
        """{"type":"object","properties":{"stops":{"type":"array","items":{"type":"object","properties":{"city":{"type":"string"},"nights":{"type":"integer","minimum":1}},"required":["city","nights"]}}},"required":["stops"],"additionalProperties":false}""",
        """{"type":"object","properties":{"stops":{"type":"array","items":{"type":"object","properties":{"city":{"type":"string"},"cost":{"type":"number"}},"required":["city","cost"]}}},"required":["stops"],"additionalProperties":false}""");

    protected override JsonValue Handle(JsonValue request, Func<string, JsonValue, JsonValue> call) => Object(("stops", Map(request["stops"], stop =>
    {
        var rate = call("rate", Object(("city", stop["city"]), ("nights", stop["nights"])));
        return Object(("city", stop["city"]), ("cost", rate["amount"].AsNumber * stop["nights"].AsNumber));
    })));
}
