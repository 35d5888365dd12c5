using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>Every rule takes steps for what it looks at: a value that fits, but has many parts, is too much for a validation of few steps.</summary>
public sealed class ValidationBudgetTests
{
    private const int Parts = 20_000;
    private const int FewSteps = 100;

    public static TheoryData<string, string> Rules => new()
    {
        { """{"items": {"type": "integer"}}""", "numbers" },
        { """{"items": true}""", "numbers" },
        { """{"contains": {"type": "string"}, "minContains": 0, "maxContains": 1}""", "numbers" },
        { """{"uniqueItems": true}""", "numbers" },
        { """{"enum": [1, 2, 3, "LISTED"]}""", "numbers" },
        { """{"const": "LISTED"}""", "numbers" },
        { """{"const": "LISTED"}""", "members" },
        { """{"const": "LISTED"}""", "text" },
        { """{"enum": [1, 2, 3, 4, 5, 6, 7, 8, "LISTED"]}""", "text" },
        { """{"unevaluatedItems": {"type": "integer"}}""", "numbers" },
        { """{"prefixItems": [true], "unevaluatedItems": true}""", "numbers" },
        { """{"unevaluatedProperties": {"type": "integer"}}""", "members" },
        { """{"additionalProperties": {"type": "integer"}}""", "members" },
        { """{"additionalProperties": true}""", "members" },
        { """{"patternProperties": {"^q": true}}""", "members" },
        { """{"propertyNames": {"type": "string"}}""", "members" },
        { """{"propertyNames": true, "minProperties": 1}""", "members" },
        { """{"minProperties": 1}""", "members" },
        { """{"maxLength": 20000, "minLength": 20000}""", "text" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_is_charged_for_the_parts_of_the_value(string schema, string name)
    {
        var value = Value(name);
        var text = schema.Replace("\"LISTED\"", JsonText.Write(value), StringComparison.Ordinal);

        Assert.StartsWith("is too large", Message(JsonText.Parse(text), value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anyOf", """{"type": "string"}""")]
    [InlineData("oneOf", """{"type": "string"}""")]
    [InlineData("allOf", """{"type": "integer"}""")]
    public void Combination_is_charged_for_its_schemas(string keyword, string part)
    {
        var parts = new JsonArray(Enumerable.Range(0, 4_000).Select(_ => JsonText.Parse(part)));
        JsonValue schema = keyword == "allOf" ? new JsonObject { [keyword] = parts } : new JsonObject { ["not"] = new JsonObject { [keyword] = parts } };

        Assert.StartsWith("is too large", Message(schema, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"properties": {}}""", "properties")]
    [InlineData("""{"dependentRequired": {}}""", "dependentRequired")]
    [InlineData("""{"dependentSchemas": {}}""", "dependentSchemas")]
    public void Names_of_the_schema_are_charged(string text, string keyword)
    {
        var schema = JsonText.Parse(text);
        for (var i = 0; i < 4_000; i++)
        {
            schema[keyword].AsObject![$"p{i}"] = keyword == "dependentRequired" ? new JsonArray() : JsonValue.True;
        }

        Assert.StartsWith("is too large", Message(schema, new JsonObject()), StringComparison.Ordinal);
    }

    [Fact]
    public void Listed_values_are_charged()
    {
        JsonValue schema = new JsonObject { ["enum"] = new JsonArray(Enumerable.Range(0, Parts - 100).Select(i => new JsonValue((double)i))) };

        Assert.StartsWith("is too large", Message(schema, Parts - 101), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_items_that_hash_alike_are_charged_for_what_is_compared()
    {
        // Doubles whose bits come to the same hash, at the end of long lists.
        JsonValue Item(int i) => new JsonArray(Enumerable.Repeat(new JsonValue(0d), 1_000).Append(new JsonValue(BitConverter.Int64BitsToDouble(((long)i << 32) | (uint)i))));
        var schema = JsonSchema.Compile(JsonText.Parse("""{"uniqueItems": true}"""), new SchemaOptions { MaxSteps = 20_000 }).Schema!;

        Assert.StartsWith("is too large", Assert.Single(schema.Validate(new JsonArray(Enumerable.Range(1, 60).Select(Item)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pattern_of_many_states_is_charged_for_them_before_it_looks_at_a_text()
    {
        var nested = string.Concat(Enumerable.Repeat("(?:", 40)) + "[ab]?" + string.Concat(Enumerable.Repeat(")*x?", 40));
        var schema = JsonSchema.Compile(new JsonObject { ["items"] = new JsonObject { ["not"] = new JsonObject { ["pattern"] = $"({nested}){{1,20}}y{{5}}$" } } }).Schema!;

        Assert.StartsWith("is too large", Assert.Single(schema.Validate(new JsonArray(Enumerable.Repeat(new JsonValue("zb"), 100_000)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Largest_body_of_plain_use_stays_far_within_the_budget()
    {
        var schema = JsonSchema.Compile(
            JsonText.Parse("""
            {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["id", "name"], "additionalProperties": false, "properties": {
              "id": {"type": "integer", "minimum": 0}, "name": {"type": "string", "minLength": 1, "maxLength": 80}, "tags": {"type": "array", "items": {"enum": ["a", "b", "c"]}}}}}
            """),
            new SchemaOptions { MaxSteps = SchemaOptions.Default.MaxSteps / 5 }).Schema!;
        var items = new JsonArray(Enumerable.Range(0, 30_000).Select(i => JsonText.Parse($$"""{"id": {{i}}, "name": "n{{i}}", "tags": ["a", "b"]}""")));

        Assert.Empty(schema.Validate(items));
    }

    private static string Message(JsonValue schema, JsonValue value)
    {
        var options = new SchemaOptions { MaxNodes = 100_000 };
        Assert.Empty(JsonSchema.Compile(schema, options).Schema!.Validate(value));
        return JsonSchema.Compile(schema, options with { MaxSteps = FewSteps }).Schema!.Validate(value) is [var violation] ? violation.Message : "fits";
    }

    private static JsonValue Value(string name) => name switch
    {
        "numbers" => new JsonArray(Enumerable.Range(0, Parts).Select(i => new JsonValue((double)i))),
        "members" => Members(),
        _ => new string('x', Parts),
    };

    private static JsonObject Members()
    {
        var members = new JsonObject();
        for (var i = 0; i < Parts; i++)
        {
            members[$"p{i}"] = i;
        }

        return members;
    }
}
