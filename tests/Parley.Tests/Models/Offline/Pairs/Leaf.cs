using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>One field of a generated schema. Leaves of the same id on both sides of a pair hold the same value.</summary>
public sealed record Leaf(string Id, IReadOnlyList<string> Path, string Kind, bool Required)
{
    public string? Description { get; init; }

    public string? GroupDescription { get; init; }

    public bool GroupRequired { get; init; } = true;

    public bool IsAlwaysThere => Required && GroupRequired;

    public JsonValue Schema()
    {
        var schema = TypeOf(Kind);
        if (Description is not null)
        {
            schema["description"] = Description;
        }

        return schema;
    }

    private static JsonObject TypeOf(string kind) => kind.Split(' ')[0] switch
    {
        "text" => new() { ["type"] = "string" },
        "date" => new() { ["type"] = "string", ["format"] = "date" },
        "enum" => new() { ["type"] = "string", ["enum"] = new JsonArray(kind.Split(' ').Skip(1).Select(value => (JsonValue)value)) },
        "texts" => new() { ["type"] = "array", ["items"] = TypeOf("text") },
        "numbers" => new() { ["type"] = "array", ["items"] = TypeOf("number") },
        "integers" => new() { ["type"] = "array", ["items"] = TypeOf("integer") },
        "records" => new()
        {
            ["type"] = "array",
            ["items"] = Leaves.Schema([new Leaf("name", ["name"], "text", true), new Leaf("price", ["price"], "number", true), new Leaf("note", ["note"], "text", false)]),
        },
        _ => new() { ["type"] = kind },
    };
}
