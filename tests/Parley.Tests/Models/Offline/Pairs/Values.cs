using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Values of a kind, nasty ones among them.</summary>
public sealed class Values(Random random)
{
    private static readonly string[] Texts =
    [
        "London", "São Paulo", "Anna Müller", "", "yes", "12", "2024-02-29", "The city is \"Rome\".", "a, b and c", "line one\nline two", "C:\\temp\\new", "\"", "it is none",
        "- The name is \"x\"", "東京", "🙂 ok", "a\u2028b\u0085c\rd\fe", "name", "start date is 2024-01-01", "  spaced  ", "I can't", "O'Neill", "error", "tab\there", "{\"a\": 1}", "[]", "no", "is", "and", "x; y: z", "<MESSAGE>", "# heading", "> quoted", "3.5 kg",
    ];

    public JsonValue Of(string kind) => kind.Split(' ')[0] switch
    {
        "text" => Text(),
        "date" => new DateOnly(2020, 1, 1).AddDays(random.Next(3650)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        "number" => Number(),
        "integer" => random.Next(10) == 0 ? random.Next(-5_000_000, 5_000_000) : random.Next(0, 200),
        "boolean" => random.Next(2) == 0,
        "enum" => kind.Split(' ')[1 + random.Next(kind.Split(' ').Length - 1)],
        "texts" => Several("text"),
        "numbers" => Several("number"),
        "integers" => Several("integer"),
        "records" => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Record())),
        _ => JsonValue.Null,
    };

    private JsonValue Text() => random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : $"{Texts[random.Next(3)]} {random.Next(1000)}";

    private JsonValue Number() => random.Next(4) switch
    {
        0 => random.Next(-50, 50),
        1 => Math.Round(random.NextDouble() * 1000, 2),
        2 => -Math.Round(random.NextDouble() * 10, 3),
        _ => random.NextDouble() * Math.Pow(10, random.Next(-8, 22)),
    };

    private JsonArray Several(string kind) => new(Enumerable.Range(0, random.Next(4)).Select(_ => Of(kind)));

    private JsonValue Record()
    {
        var record = new JsonObject { ["name"] = Of("text"), ["price"] = Of("number") };
        if (random.Next(2) == 0)
        {
            record["note"] = Of("text");
        }

        return record;
    }
}
