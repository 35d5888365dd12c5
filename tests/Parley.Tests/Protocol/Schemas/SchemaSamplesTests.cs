using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class SchemaSamplesTests
{
    private static readonly JsonValue Booking = JsonText.Parse("""
        {"type": "object", "required": ["location", "date", "class"], "additionalProperties": false, "properties": {
          "location": {"type": "string", "minLength": 1}, "date": {"type": "string", "format": "date"}, "class": {"enum": ["economy", "business", "first"]},
          "days": {"type": "integer", "minimum": 1, "maximum": 14}, "price": {"type": "number"}, "flexible": {"type": "boolean"},
          "guests": {"type": "array", "maxItems": 3, "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 0}}}},
          "code": {"type": "string", "pattern": "^[A-Z]{2}-\\d{3,5}$"}}}
        """);

    [Fact]
    public void Samples_are_valid_distinct_and_as_many_as_asked()
    {
        var samples = new SchemaSamples(Booking, seed: 1).Generate(120);
        var schema = JsonSchema.Compile(Booking).Schema!;
        Assert.Equal(120, samples.Count);
        Assert.All(samples, sample => Assert.Empty(schema.Validate(sample)));
        Assert.Equal(120, samples.Select(JsonText.Write).Distinct().Count());
    }

    [Fact]
    public void Same_seed_gives_the_same_samples_and_another_seed_others()
    {
        static string Text(int seed) => string.Join('\n', new SchemaSamples(Booking, seed).Generate(60).Select(JsonText.Write));
        Assert.Equal(Text(5), Text(5));
        Assert.NotEqual(Text(5), Text(6));
    }

    [Fact]
    public void First_samples_cover_the_edges_of_every_field()
    {
        var samples = new SchemaSamples(Booking, seed: 1).Generate(64);
        Assert.All(new[] { "economy", "business", "first" }, value => Assert.Contains(samples, sample => sample["class"] == value));
        Assert.All(new[] { "days", "price", "flexible", "guests", "code" }, name =>
        {
            Assert.Contains(samples, sample => sample[name].IsMissing);
            Assert.Contains(samples, sample => !sample[name].IsMissing);
        });
        Assert.Equal(8, samples[0].AsObject!.Count);
        Assert.Equal(3, samples[1].AsObject!.Count);
        Assert.All(new[] { 1, 2, 13, 14 }, value => Assert.Contains(samples, sample => sample["days"] == value));
        Assert.Contains(samples, sample => sample["price"].AsNumber < 0);
        Assert.Contains(samples, sample => Math.Floor(sample["price"].AsNumber) != sample["price"].AsNumber);
        Assert.All(new[] { true, false }, value => Assert.Contains(samples, sample => sample["flexible"] == value));
        Assert.All(new[] { "2024-02-29", "2025-12-31", "2026-01-01", "2026-04-30" }, value => Assert.Contains(samples, sample => sample["date"] == value));
        Assert.All(new[] { 0, 1, 2 }, count => Assert.Contains(samples, sample => sample["guests"].AsArray?.Count == count));
        Assert.Contains(samples, sample => sample["guests"].AsArray?.Any(guest => guest["age"].IsMissing) == true);
        Assert.Contains(samples, sample => sample["location"].AsString!.Contains('"'));
        Assert.Contains(samples, sample => sample["location"].AsString!.Contains('東'));
    }

    [Fact]
    public void Literals_reach_the_fields_with_their_neighbours()
    {
        var schema = JsonText.Parse("""{"type": "object", "required": ["n", "s"], "properties": {"n": {"type": "integer"}, "s": {"type": "string"}}}""");
        var samples = new SchemaSamples(schema, 1, [37, "tulip"]).Generate(60);
        Assert.All(new[] { 36, 37, 38 }, value => Assert.Contains(samples, sample => sample["n"] == value));
        Assert.Contains(samples, sample => sample["s"] == "tulip");
    }

    [Fact]
    public void Distinct_has_every_field_and_no_leaf_twice()
    {
        var value = new SchemaSamples(Booking, 1).Distinct();
        Assert.Equal(8, value.AsObject!.Count);
        var leaves = Leaves(value).Select(JsonText.Write).ToList();
        Assert.True(leaves.Count >= 11);
        Assert.Equal(leaves.Count, leaves.Distinct().Count());
    }

    [Theory]
    [InlineData("""{"type": "string", "pattern": "^(?:\\+\\d{1,3} )?[a-z]+(?:-[a-z]+)*$", "minLength": 5}""")]
    [InlineData("""{"type": "number", "multipleOf": 0.25, "exclusiveMinimum": 1, "maximum": 3}""")]
    [InlineData("""{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}}, {"type": "string", "format": "uuid"}]}""")]
    [InlineData("""{"if": {"properties": {"k": {"const": "x"}}, "required": ["k"]}, "then": {"required": ["y"]}, "properties": {"k": {"enum": ["x", "z"]}, "y": {"type": "integer"}}, "type": "object"}""")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1}""")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}, "minItems": 4, "uniqueItems": true}""")]
    [InlineData("""{"type": "object", "properties": {"v": {"type": "integer"}, "kids": {"type": "array", "items": {"$ref": "#"}}}, "required": ["v"]}""")]
    [InlineData("""{"allOf": [{"type": "object", "required": ["p"], "properties": {"p": {"type": "string"}}}, {"properties": {"p": {"maxLength": 3}}}]}""")]
    [InlineData("{}")]
    public void Samples_come_for_many_kinds_of_schema(string schema)
    {
        var samples = new SchemaSamples(JsonText.Parse(schema), 1).Generate(5);
        Assert.True(samples.Count >= 3, $"{samples.Count}: {string.Join(", ", samples)}");
        Assert.False(new SchemaSamples(JsonText.Parse(schema), 1).Distinct().IsMissing);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("""{"type": "strnig"}""")]
    [InlineData("""{"type": "integer", "minimum": 3, "maximum": 2}""")]
    [InlineData("""{"type": "object", "required": ["a"], "properties": {"a": false}}""")]
    public void Schema_without_values_gives_none(string schema)
    {
        Assert.Empty(new SchemaSamples(JsonText.Parse(schema), 1).Generate(5));
        Assert.True(new SchemaSamples(JsonText.Parse(schema), 1).Distinct().IsMissing);
    }

    [Fact]
    public void Sampling_a_schema_that_branches_into_itself_ends()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"p{i}").ToList();
        var properties = new JsonObject();
        names.ForEach(name => properties[name] = new JsonObject { ["$ref"] = "#" });
        Assert.NotEmpty(new SchemaSamples(new JsonObject { ["type"] = "object", ["properties"] = properties }, 1).Generate(20));
    }

    private static IEnumerable<JsonValue> Leaves(JsonValue value)
        => value.AsArray?.SelectMany(Leaves) ?? value.AsObject?.SelectMany(member => Leaves(member.Value)) ?? [value];
}
