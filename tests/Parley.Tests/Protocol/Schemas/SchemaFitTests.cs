using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class SchemaFitTests
{
    [Theory]
    [InlineData("""{"type": "string"}""", "{}")]
    [InlineData("""{"type": "integer"}""", """{"type": "number"}""")]
    [InlineData("""{"type": "integer", "exclusiveMinimum": 0}""", """{"minimum": 1}""")]
    [InlineData("""{"type": "integer", "minimum": 2, "maximum": 5}""", """{"type": "number", "exclusiveMinimum": 1.5, "maximum": 7, "multipleOf": 0.5}""")]
    [InlineData("""{"enum": ["a", "b"]}""", """{"type": "string", "maxLength": 1}""")]
    [InlineData("""{"const": 3}""", """{"enum": [1, 2, 3]}""")]
    [InlineData("""{"type": "boolean"}""", """{"enum": [true, false, "x"]}""")]
    [InlineData("""{"type": "string", "format": "date"}""", """{"type": "string"}""")]
    [InlineData("""{"type": "string", "format": "uri"}""", """{"type": "string", "format": "uri-reference"}""")]
    [InlineData("""{"type": "string", "pattern": "^a+$", "description": "x"}""", """{"type": "string", "pattern": "^a+$"}""")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}, "minItems": 2, "uniqueItems": true}""", """{"type": "array", "items": {"type": "number"}, "minItems": 1, "uniqueItems": true}""")]
    [InlineData("""{"type": "array", "prefixItems": [{"type": "integer"}], "items": false, "maxItems": 1}""", """{"items": {"type": "number"}, "maxItems": 9}""")]
    [InlineData("""{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {}}}""", """{"type": "object", "required": ["a"], "properties": {"a": {"type": ["string", "null"]}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}""", """{"additionalProperties": {"type": "string"}, "maxProperties": 1}""")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "integer"}}""", """{"type": "object", "additionalProperties": {"type": "number"}}""")]
    [InlineData("""{"$ref": "#/$defs/p", "$defs": {"p": {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}}}}""", """{"type": "object", "properties": {"x": {"type": "number"}}}""")]
    [InlineData("""{"type": "string"}""", """{"anyOf": [{"type": "number"}, {"type": "string"}]}""")]
    [InlineData("""{"type": ["string", "integer"]}""", """{"oneOf": [{"type": "number"}, {"type": "string"}]}""")]
    [InlineData("""{"anyOf": [{"const": "a"}, {"type": "integer", "minimum": 3}]}""", """{"anyOf": [{"type": "number", "minimum": 1}, {"type": "string"}]}""")]
    [InlineData("""{"type": "object", "required": ["kind"], "properties": {"kind": {"const": "x"}}}""", """{"oneOf": [{"properties": {"kind": {"const": "x"}}, "required": ["kind"]}, {"properties": {"kind": {"const": "y"}}, "required": ["kind"]}]}""")]
    [InlineData("""{"allOf": [{"type": "number"}, {"minimum": 3}]}""", """{"type": "number", "minimum": 1}""")]
    [InlineData("false", """{"type": "string"}""")]
    [InlineData("""{"type": "object", "properties": {"v": {"type": "integer"}, "next": {"$ref": "#"}}, "additionalProperties": false}""", """{"$ref": "#/$defs/n", "$defs": {"n": {"type": "object", "properties": {"v": {"type": "number"}, "next": {"$ref": "#/$defs/n"}}}}}""")]
    [InlineData("""{"if": {"type": "string"}, "then": {"minLength": 1}, "title": "t"}""", """{"if": {"type": "string"}, "then": {"minLength": 1}}""")]
    public void Schema_fits(string from, string to)
    {
        var result = SchemaFit.Check(JsonText.Parse(from), JsonText.Parse(to));
        Assert.True(result.Fits, string.Join("; ", result.Reasons));
    }

    [Theory]
    [InlineData("""{"type": "number"}""", """{"type": "integer"}""", "$ must be an integer but may be a number")]
    [InlineData("""{"type": "object", "properties": {"days": {"type": "integer"}}}""", """{"properties": {"days": {"maximum": 7}}}""", "$.days must be at most 7")]
    [InlineData("""{"type": "object", "properties": {"a": {}}}""", """{"type": "object", "required": ["a"]}""", "$ must have the property \"a\"")]
    [InlineData("""{"type": "object", "properties": {"a": {}}}""", """{"type": "object", "properties": {"a": {}}, "additionalProperties": false}""", "beyond those expected")]
    [InlineData("""{"enum": ["a", "c"]}""", """{"enum": ["a", "b"]}""", "$ may be \"c\"")]
    [InlineData("""{"type": "string"}""", """{"type": "string", "format": "date"}""", "$ must have the format date")]
    [InlineData("""{"type": "array", "items": {"type": "string"}}""", """{"type": "array", "items": {"type": "integer"}}""", "$[] must be an integer")]
    [InlineData("""{"type": ["string", "null"]}""", """{"anyOf": [{"type": "string"}, {"type": "number"}]}""", "null is refused")]
    [InlineData("""{"type": "integer"}""", """{"not": {"const": 7}}""", "7 is refused")]
    public void Schema_does_not_fit_for_a_reason(string from, string to, string reason)
    {
        var result = SchemaFit.Check(JsonText.Parse(from), JsonText.Parse(to));
        Assert.Equal(SchemaFitVerdict.DoesNotFit, result.Verdict);
        Assert.Contains(result.Reasons, text => text.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"type": "string", "pattern": "^a{3}$"}""", """{"type": "string", "minLength": 3}""")]
    [InlineData("""{"type": "string", "minLength": 1}""", """{"not": {"const": "hardly ever seen"}}""")]
    [InlineData("""{"type": "strnig"}""", "{}")]
    [InlineData("{}", """{"type": "strnig"}""")]
    public void Schema_that_can_not_be_decided_is_unknown(string from, string to)
        => Assert.Equal(SchemaFitVerdict.Unknown, SchemaFit.Check(JsonText.Parse(from), JsonText.Parse(to)).Verdict);

    [Fact]
    public void Fit_is_never_claimed_wrongly()
    {
        var random = new Random(3);
        var proven = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var (from, to) = (RandomSchema.Make(random, 3), RandomSchema.Make(random, 3));
            // Half of the pairs are related, so that many fit.
            to = random.Next(2) == 0 ? RandomSchema.Loosen(random, from) : to;
            if (!SchemaFit.Check(from, to).Fits)
            {
                continue;
            }

            proven++;
            var (source, target) = (JsonSchema.Compile(from).Schema!, JsonSchema.Compile(to).Schema!);
            foreach (var value in new SchemaSamples(source, i).Generate(25).Concat(Enumerable.Range(0, 25).Select(_ => RandomSchema.Value(random, 3)).Where(source.IsValid)))
            {
                Assert.True(target.IsValid(value), $"{value} fits {from} and not {to}");
            }
        }

        Assert.True(proven > 500, $"only {proven} pairs were proven");
    }
}
