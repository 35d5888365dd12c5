using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class SchemaTextTests
{
    [Theory]
    [InlineData("""{"type": "object", "required": ["location", "date"], "properties": {"location": {"type": "string"}, "date": {"type": "string", "format": "date"}, "days": {"type": "integer"}}}""", "{ location: string, date: string(date), days?: integer }")]
    [InlineData("""{"properties": {"a b": {"enum": ["x", 1, null]}, "c": {"type": "array", "items": {"$ref": "#/$defs/d"}}}, "$defs": {"d": {"type": ["number", "null"]}}}""", "{ \"a b\"?: \"x\" | 1 | null, c?: (number | null)[] }")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"const": 3}, false]}""", "string | 3 | nothing")]
    [InlineData("true", "any")]
    [InlineData("{}", "any")]
    [InlineData("""{"type": "array", "items": {"type": "object"}}""", "object[]")]
    public void Description_is_one_line(string schema, string expected) => Assert.Equal(expected, SchemaText.Describe(JsonText.Parse(schema)));

    [Fact]
    public void Description_of_a_recursive_schema_ends()
        => Assert.Equal("{ next?: itself }", SchemaText.Describe(JsonText.Parse("""{"type": "object", "properties": {"next": {"$ref": "#"}}}""")));
}
