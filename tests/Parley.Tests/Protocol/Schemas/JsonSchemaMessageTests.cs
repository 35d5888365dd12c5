using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class JsonSchemaMessageTests
{
    private const string Order = """
        {"type": "object", "required": ["items"], "additionalProperties": false, "properties": {
          "items": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["price"], "properties": {
             "price": {"type": "number", "minimum": 0, "multipleOf": 0.01}, "unit": {"enum": ["kg", "piece"]}}}},
          "day": {"type": "string", "format": "date"},
          "a b": {"type": "string", "maxLength": 3}}}
        """;

    [Theory]
    [InlineData("""{"items": [{"price": 1}, {"price": 2}, {"price": "12"}]}""", "$.items[2].price must be a number but is the string \"12\"")]
    [InlineData("""{"items": [{"price": -1}]}""", "$.items[0].price must be at least 0 but is -1")]
    [InlineData("""{"items": [{"price": 0.005}]}""", "$.items[0].price must be a multiple of 0.01 but is 0.005")]
    [InlineData("""{"items": [{}]}""", "$.items[0] lacks the required property \"price\"; the object is empty")]
    [InlineData("""{"items": [{"price": 1, "unit": "lb"}]}""", "$.items[0].unit must be \"kg\" or \"piece\" but is the string \"lb\"")]
    [InlineData("""{"items": []}""", "$.items must have at least 1 item but has 0")]
    [InlineData("""{"items": [{"price": 1}], "day": "31.1.2026"}""", "$.day must be a date such as \"2026-01-31\" but is the string \"31.1.2026\"")]
    [InlineData("""{"items": [{"price": 1}], "a b": "long"}""", "$[\"a b\"] must have at most 3 characters but has 4")]
    [InlineData("""{"items": [{"price": 1}], "extra": 1}""", "$ has the unknown property \"extra\"; allowed are \"items\", \"day\", \"a b\"")]
    [InlineData("[]", "$ must be an object but is an array of 0 items")]
    public void Violation_says_where_and_what(string instance, string expected)
        => Assert.Equal(expected, Assert.Single(Compile(Order).Validate(JsonText.Parse(instance))).ToString());

    [Fact]
    public void Violation_names_the_keyword()
        => Assert.Equal("#/properties/items/items/properties/price/type", Compile(Order).Validate(JsonText.Parse("""{"items": [{"price": null}]}"""))[0].SchemaPath);

    [Fact]
    public void Alternatives_are_described_with_the_closest_one()
    {
        var schema = Compile("""{"anyOf": [{"type": "string"}, {"type": "object", "properties": {"n": {"type": "integer"}}}]}""");
        Assert.Equal(
            ["$ must match one of string | { n?: integer } but is an object with 1 property", "$.n must be an integer but is the number 1.5"],
            schema.Validate(JsonText.Parse("""{"n": 1.5}""")).Select(violation => violation.ToString()));
    }

    [Fact]
    public void Violations_stop_at_the_limit()
        => Assert.Equal(3, Compile("""{"items": {"type": "string"}}""").Validate(JsonText.Parse("[1,2,3,4,5]"), 3).Count);

    [Theory]
    [InlineData("""{"type": "strnig"}""", "$.type must be one of string")]
    [InlineData("""{"properties": {"a": {"minLength": -1}}}""", "$.properties.a.minLength must be a whole number")]
    [InlineData("""{"properties": {"a": 1}}""", "$.properties.a must be a schema")]
    [InlineData("""{"required": "a"}""", "$.required must be an array of strings")]
    [InlineData("""{"items": [{}, {}]}""", "write prefixItems")]
    [InlineData("""{"pattern": "(?=a)b"}""", "Lookahead")]
    [InlineData("""{"$ref": "#/$defs/none"}""", "where there is no schema")]
    [InlineData("""{"$ref": "https://example.org/x"}""", "not at hand")]
    [InlineData("""{"multipleOf": 0}""", "greater than 0")]
    [InlineData("""{"anyOf": []}""", "at least one schema")]
    [InlineData("""{"$id": "a#b"}""", "without fragment")]
    [InlineData("3", "$ must be a schema")]
    public void Broken_schema_is_explained(string schema, string part)
    {
        var compilation = JsonSchema.Compile(JsonText.Parse(schema));
        Assert.Null(compilation.Schema);
        Assert.Contains(part, compilation.Errors[0].ToString());
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
        => Assert.Equal(2, JsonSchema.Compile(JsonText.Parse("""{"minimum": "1", "properties": {"a": {"type": 1}}}""")).Errors.Count);

    [Fact]
    public void Missing_member_counts_as_absent_and_unwritable_values_fit_nothing()
    {
        var schema = Compile("""{"required": ["a"], "additionalProperties": {"type": "number"}}""");
        Assert.False(schema.IsValid(new JsonObject { ["a"] = default }));
        Assert.True(schema.IsValid(new JsonObject { ["a"] = 1, ["b"] = default }));
        Assert.False(schema.IsValid(new JsonObject { ["a"] = double.NaN }));
        Assert.False(Compile("true").IsValid(JsonValue.FromExtension(new object())));
        Assert.NotEmpty(Compile("{}").Validate(default));
    }

    private static JsonSchema Compile(string text)
    {
        var compilation = JsonSchema.Compile(JsonText.Parse(text));
        Assert.Empty(compilation.Errors);
        return compilation.Schema!;
    }
}
