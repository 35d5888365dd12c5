using Parley.Protocol.Json;
using static Parley.Cli.ModelBench.ModelTask;

namespace Parley.Cli.ModelBench;

/// <summary>Tasks in which data only has to find its place: other names, other nesting, lists.</summary>
internal static class ShapeTasks
{
    private static readonly string[] Cities = ["London", "Paris", "Rome", "Oslo", "Vienna", "Lisbon", "Prague", "Dublin"];
    private static readonly string[] Names = ["Ada Bright", "Ben Carter", "Cleo Dunn", "Dan Evans", "Eve Foster", "Finn Grant"];
    private static readonly string[] Streets = ["High Street", "Mill Lane", "Station Road", "Church Walk"];
    private static readonly string[] Goods = ["apple", "bread", "cheese", "dates", "eggs", "flour"];

    public static IReadOnlyList<ModelTask> All { get; } = [SameNames(), OtherNames(), Nested(), Lists(), OptionalMember()];

    private static ModelTask SameNames() => new(
        "same names",
        "names that agree",
        Wanted(
            "Get the distance between two cities.",
            """{"type":"object","properties":{"origin":{"type":"string","description":"city"},"destination":{"type":"string","description":"city"}},"required":["origin","destination"]}""",
            """{"type":"object","properties":{"kilometres":{"type":"number"}},"required":["kilometres"]}"""),
        [
            Skill(
                "getDistance",
                "Distance between two cities.",
                """{"type":"object","properties":{"origin":{"type":"string"},"destination":{"type":"string"}},"required":["origin","destination"]}""",
                """{"type":"object","properties":{"kilometres":{"type":"number"}},"required":["kilometres"]}""",
                given => new JsonObject { { "kilometres", Distance(given["origin"], given["destination"]) } }),
        ],
        random => new JsonObject { { "origin", Pick(random, Cities) }, { "destination", Pick(random, Cities) } },
        input => new JsonObject { { "kilometres", Distance(input["origin"], input["destination"]) } });

    private static ModelTask OtherNames() => new(
        "other names",
        "names that differ, with descriptions",
        Wanted(
            "Get the weather forecast for a place on a day.",
            """{"type":"object","properties":{"city":{"type":"string","description":"the place"},"day":{"type":"string","format":"date","description":"date of the forecast"}},"required":["city","day"]}""",
            """{"type":"object","properties":{"degrees":{"type":"number","description":"temperature in degrees Celsius"}},"required":["degrees"]}"""),
        [
            Skill(
                "forecast",
                "Weather forecast for a location on a date.",
                """{"type":"object","properties":{"location":{"type":"string","description":"city"},"date":{"type":"string","format":"date","description":"day"}},"required":["location","date"]}""",
                """{"type":"object","properties":{"temperature":{"type":"number","description":"degrees Celsius"},"windSpeed":{"type":"number","description":"km/h"}},"required":["temperature","windSpeed"]}""",
                given => new JsonObject { { "temperature", Degrees(given["location"], given["date"]) }, { "windSpeed", 12 } }),
        ],
        random => new JsonObject { { "city", Pick(random, Cities) }, { "day", $"2026-0{random.Next(1, 10)}-1{random.Next(0, 10)}" } },
        input => new JsonObject { { "degrees", Degrees(input["city"], input["day"]) } });

    private static ModelTask Nested() => new(
        "nested",
        "groups of members that are taken apart",
        Wanted(
            "Get the price of sending a parcel to a person.",
            """{"type":"object","properties":{"recipient":{"type":"object","properties":{"name":{"type":"string"},"street":{"type":"string"},"city":{"type":"string"}},"required":["name","street","city"]},"weight":{"type":"integer","description":"grams"}},"required":["recipient","weight"]}""",
            """{"type":"object","properties":{"price":{"type":"integer","description":"cents"}},"required":["price"]}"""),
        [
            Skill(
                "quoteParcel",
                "Price of sending a parcel.",
                """{"type":"object","properties":{"name":{"type":"string","description":"recipient"},"street":{"type":"string"},"city":{"type":"string"},"weight":{"type":"integer","description":"grams"}},"required":["name","street","city","weight"]}""",
                """{"type":"object","properties":{"price":{"type":"integer","description":"cents"}},"required":["price"]}""",
                given => new JsonObject { { "price", Postage(given["city"], given["weight"]) } }),
        ],
        random => new JsonObject
        {
            { "recipient", new JsonObject { { "name", Pick(random, Names) }, { "street", $"{random.Next(1, 99)} {Pick(random, Streets)}" }, { "city", Pick(random, Cities) } } },
            { "weight", random.Next(1, 40) * 50 },
        },
        input => new JsonObject { { "price", Postage(input["recipient"]["city"], input["weight"]) } });

    private static ModelTask Lists() => new(
        "lists",
        "a list whose elements change their shape",
        Wanted(
            "Price an order.",
            """{"type":"object","properties":{"lines":{"type":"array","items":{"type":"object","properties":{"article":{"type":"string"},"quantity":{"type":"integer"}},"required":["article","quantity"]}}},"required":["lines"]}""",
            """{"type":"object","properties":{"total":{"type":"integer","description":"cents"}},"required":["total"]}"""),
        [
            Skill(
                "priceOrder",
                "Price of an order.",
                """{"type":"object","properties":{"items":{"type":"array","description":"the lines of the order","items":{"type":"object","properties":{"name":{"type":"string","description":"article"},"count":{"type":"integer","description":"quantity"}},"required":["name","count"]}}},"required":["items"]}""",
                """{"type":"object","properties":{"total":{"type":"integer","description":"cents"}},"required":["total"]}""",
                given => new JsonObject { { "total", given["items"].AsArray!.Sum(line => Cents(line["name"]) * line["count"].AsNumber) } }),
        ],
        random => new JsonObject
        {
            { "lines", new JsonArray(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (JsonValue)new JsonObject { { "article", Pick(random, Goods) }, { "quantity", random.Next(1, 9) } })) },
        },
        input => new JsonObject { { "total", input["lines"].AsArray!.Sum(line => Cents(line["article"]) * line["quantity"].AsNumber) } });

    private static ModelTask OptionalMember() => new(
        "optional member",
        "a member that is not always there",
        Wanted(
            "Find a table in a restaurant.",
            """{"type":"object","properties":{"city":{"type":"string"},"guests":{"type":"integer"},"cuisine":{"type":"string","description":"kind of food, if it matters"}},"required":["city","guests"]}""",
            """{"type":"object","properties":{"restaurant":{"type":"string","description":"name of the restaurant"}},"required":["restaurant"]}"""),
        [
            Skill(
                "findTable",
                "Find a restaurant with a free table.",
                """{"type":"object","properties":{"city":{"type":"string"},"guests":{"type":"integer"},"cuisine":{"type":"string","description":"kind of food"}},"required":["city","guests"]}""",
                """{"type":"object","properties":{"restaurant":{"type":"string"}},"required":["restaurant"]}""",
                given => new JsonObject { { "restaurant", Table(given) } }),
        ],
        random =>
        {
            var wish = new JsonObject { { "city", Pick(random, Cities) }, { "guests", random.Next(1, 9) } };
            if (random.Next(2) == 0)
            {
                wish["cuisine"] = "italian";
            }

            return wish;
        },
        input => new JsonObject { { "restaurant", Table(input) } });

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static double Distance(JsonValue from, JsonValue to) => 100 + (7 * Sum(from)) + (3 * Sum(to));

    private static double Degrees(JsonValue city, JsonValue day) => (Sum(city) + Sum(day)) % 35;

    private static double Postage(JsonValue city, JsonValue grams) => 300 + (Sum(city) % 50) + (grams.AsNumber / 10);

    private static double Cents(JsonValue article) => 50 + Sum(article);

    private static string Table(JsonValue wish) => $"{(wish["cuisine"].IsMissing ? "Corner" : "Roma")} {Sum(wish["city"]) % 10} for {wish["guests"].AsNumber}";

    /// <summary>A number that belongs to a text.</summary>
    private static int Sum(JsonValue text) => (text.AsString ?? "").Sum(character => character) % 500;
}
