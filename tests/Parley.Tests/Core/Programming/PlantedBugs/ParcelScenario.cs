using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Receiver with two tools and rules in prose: countries to zones, grams, a surcharge, pages that count from one.</summary>
public sealed class ParcelScenario : ReceiverScenario
{
    private const string Zone = "request.country === 'DE' ? 'home' : request.country === 'FR' || request.country === 'PL' ? 'union' : 'world'";
    private const string Grams = "Math.ceil(request.kilograms * 1000)";
    private const string Price = "request.kilograms > 20 ? q.price + 5 : q.price";
    private const string Skip = "(request.page - 1) * 10";

    public ParcelScenario()
    {
        Right("as prescribed", Source());
        Right("zones in a table", Source(zone: "({ DE: 'home', FR: 'union', PL: 'union' })[request.country] ?? 'world'"));
        Right("zones in a switch", "function zoneOf(country) { switch (country) { case 'DE': return 'home'; case 'FR': case 'PL': return 'union'; default: return 'world'; } }\nasync function handle(request, tools) { const q = await tools.quote({ grams: Math.ceil(request.kilograms * 1000), zone: zoneOf(request.country) }); const { offices } = await tools.findOffices({ country: request.country, skip: (request.page - 1) * 10 }); return { price: q.price + (request.kilograms > 20 ? 5 : 0), offices: offices.map((o) => o.name) }; }");
        Wrong("Poland lost", Source(zone: "request.country === 'DE' ? 'home' : request.country === 'FR' ? 'union' : 'world'"));
        Wrong("world by default for all", Source(zone: "request.country === 'DE' ? 'home' : 'world'"));
        Wrong("union by default", Source(zone: "request.country === 'DE' ? 'home' : request.country === 'US' || request.country === 'JP' ? 'union' : 'union'"));
        Wrong("rounded down", Source(grams: "Math.floor(request.kilograms * 1000)"));
        Wrong("rounded", Source(grams: "Math.round(request.kilograms * 1000)"));
        Wrong("hundreds", Source(grams: "Math.ceil(request.kilograms * 100)"));
        Wrong("whole kilograms", Source(grams: "Math.ceil(request.kilograms) * 1000"));
        Wrong("surcharge from 20 on", Source(price: "request.kilograms >= 20 ? q.price + 5 : q.price"));
        Wrong("surcharge from 25", Source(price: "request.kilograms > 25 ? q.price + 5 : q.price"));
        Wrong("surcharge forgotten", Source(price: "q.price"));
        Wrong("another surcharge", Source(price: "request.kilograms > 20 ? q.price + 4.5 : q.price"));
        Wrong("pages from zero", Source(skip: "request.page * 10"));
        Wrong("second page skipped", Source(skip: "request.page > 1 ? request.page * 10 : 0"));
        Wrong("pages of twenty", Source(skip: "(request.page - 1) * 20"));
        Wrong("deep pages capped", Source(skip: "Math.min((request.page - 1) * 10, 100)"));
        Wrong("first office lost", Source(offices: "o.offices.slice(1).map((x) => x.name)"));
        Wrong("offices sorted", Source(offices: "o.offices.map((x) => x.name).sort()"));
        Wrong("street for name", Source(offices: "o.offices.map((x) => x.street)"));
        Wrong("offices without a street left out", Source(offices: "o.offices.filter((x) => x.street).map((x) => x.name)"));
    }

    public override string Name => "parcel, receiver";

    protected override IReadOnlyList<Skill> Skills { get; } =
    [
        Skill(
            "quote",
            "Price of a parcel.",
            """{"type":"object","properties":{"grams":{"type":"integer","minimum":1},"zone":{"enum":["home","union","world"]}},"required":["grams","zone"],"additionalProperties":false}""",
            """{"type":"object","properties":{"price":{"type":"number"}},"required":["price"]}"""),
        Skill(
            "findOffices",
            "Post offices of a country.",
            """{"type":"object","properties":{"country":{"type":"string"},"skip":{"type":"integer","minimum":0}},"required":["country","skip"],"additionalProperties":false}""",
            """{"type":"object","properties":{"offices":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"street":{"type":"string"}},"required":["name"]}}},"required":["offices"]}"""),
    ];

    protected override TypedDocument Document_ { get; } = Document(
        "Parcel",
        "Asks for the price of a parcel and for post offices, ten on a page, pages count from 1. Germany is home, France and Poland are union, all others are world. The weight is quoted in grams, rounded up. A parcel of more than 20 kg costs 5 extra.",
        """{"type":"object","properties":{"country":{"enum":["DE","FR","PL","US","JP"]},"kilograms":{"type":"number","exclusiveMinimum":0,"maximum":1000},"page":{"type":"integer","minimum":1,"maximum":1000}},"required":["country","kilograms","page"],"additionalProperties":false}""",
        """{"type":"object","properties":{"price":{"type":"number"},"offices":{"type":"array","items":{"type":"string"}}},"required":["price","offices"],"additionalProperties":false}""");

    protected override JsonValue Handle(JsonValue request, Func<string, JsonValue, JsonValue> call)
    {
        var (country, weight) = (request["country"].AsString!, request["kilograms"].AsNumber);
        var zone = country switch { "DE" => "home", "FR" or "PL" => "union", _ => "world" };
        var price = call("quote", Object(("grams", Math.Ceiling(weight * 1000)), ("zone", zone)))["price"].AsNumber;
        var offices = call("findOffices", Object(("country", country), ("skip", (request["page"].AsNumber - 1) * 10)))["offices"];
        return Object(("price", weight > 20 ? price + 5 : price), ("offices", Map(offices, office => office["name"])));
    }

    private static string Source(string zone = Zone, string grams = Grams, string price = Price, string skip = Skip, string offices = "o.offices.map((x) => x.name)")
        => $"async function handle(request, tools) {{ const q = await tools.quote({{ grams: {grams}, zone: {zone} }}); const o = await tools.findOffices({{ country: request.country, skip: {skip} }}); return {{ price: {price}, offices: {offices} }}; }}";
}
