using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}""")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"not": {"$ref": "#"}}]}""")]
    [InlineData("""{"if": {"$ref": "#"}, "then": false}""")]
    [InlineData("""{"$dynamicAnchor": "x", "$dynamicRef": "#x"}""")]
    public void Reference_without_progress_is_refused(string schema)
        => Assert.Contains("without end", Assert.Single(JsonSchema.Compile(JsonText.Parse(schema)).Errors).Message);

    [Fact]
    public void Reference_loop_that_only_shows_when_it_runs_ends_in_a_violation()
    {
        var schema = JsonText.Parse("""
            {"$id": "http://example.org/outer", "$ref": "inner", "$defs": {
              "x": {"$dynamicAnchor": "x", "$ref": "inner"},
              "inner": {"$id": "inner", "$dynamicRef": "#x", "$defs": {"x": {"$dynamicAnchor": "x"}}}}}
            """);
        var compiled = JsonSchema.Compile(schema).Schema;
        Assert.NotNull(compiled);
        Assert.False(compiled.IsValid(1));
        Assert.Contains("too deeply nested", Assert.Single(compiled.Validate(1)).Message);
    }

    [Fact]
    public void Doubling_schema_ends_when_its_steps_are_spent()
    {
        var definitions = new JsonObject();
        for (var i = 0; i < 40; i++)
        {
            JsonValue next = new JsonObject { ["$ref"] = $"#/$defs/d{i + 1}" };
            definitions[$"d{i}"] = new JsonObject { ["anyOf"] = new JsonArray([next, next.DeepClone()]) };
        }

        definitions["d40"] = false;
        var compiled = JsonSchema.Compile(new JsonObject { ["$ref"] = "#/$defs/d0", ["$defs"] = definitions }, new SchemaOptions { MaxSteps = 100_000 }).Schema!;
        Assert.False(compiled.IsValid(1));
        Assert.Contains("100000 steps", Assert.Single(compiled.Validate(1)).Message);
        var negated = JsonSchema.Compile(new JsonObject { ["not"] = new JsonObject { ["$ref"] = "#/$defs/d0" }, ["$defs"] = definitions.DeepClone() }, new SchemaOptions { MaxSteps = 100_000 }).Schema!;
        Assert.False(negated.IsValid(1));
    }

    [Fact]
    public void Huge_deep_cyclic_and_aliased_schemas_are_refused()
    {
        JsonValue deep = true;
        for (var i = 0; i < 10_000; i++)
        {
            deep = new JsonObject { ["not"] = deep };
        }

        var cyclic = new JsonObject();
        cyclic["not"] = cyclic;
        JsonValue aliased = new JsonObject();
        for (var i = 0; i < 40; i++)
        {
            aliased = new JsonObject { ["allOf"] = new JsonArray([aliased, aliased]) };
        }

        var wide = new JsonObject { ["enum"] = new JsonArray(Enumerable.Range(0, 100_000).Select(i => new JsonValue((double)i))) };
        foreach (var schema in new JsonValue[] { deep, cyclic, aliased, wide, default, JsonValue.FromExtension(cyclic) })
        {
            Assert.Null(JsonSchema.Compile(schema).Schema);
        }
    }

    [Fact]
    public void Long_chain_of_references_neither_compiles_nor_runs_into_the_stack()
    {
        var definitions = new JsonObject { ["d5000"] = true };
        for (var i = 0; i < 5000; i++)
        {
            definitions[$"d{i}"] = new JsonObject { ["$ref"] = $"#/$defs/d{i + 1}" };
        }

        var compiled = JsonSchema.Compile(new JsonObject { ["$ref"] = "#/$defs/d0", ["$defs"] = definitions }).Schema!;
        Assert.Contains("too deeply nested", Assert.Single(compiled.Validate(1)).Message);
    }

    [Fact]
    public void Resolver_that_always_has_another_schema_is_cut_off()
    {
        var asked = 0;
        var compilation = JsonSchema.Compile(JsonText.Parse("""{"$ref": "http://example.org/0"}"""), new SchemaOptions
        {
            Resolver = _ => new JsonObject { ["$ref"] = $"http://example.org/{++asked}" },
        });
        Assert.Null(compilation.Schema);
        Assert.True(asked < 100);
    }

    [Fact]
    public void Costly_patterns_formats_and_lists_are_charged()
    {
        var text = new string('a', 500_000);
        var patterns = new JsonArray(Enumerable.Range(0, 100).Select(i => new JsonValue(new JsonObject { ["pattern"] = $"[a-{(char)('b' + (i % 20))}]{{1,300}}!" })));
        Assert.Contains("patterns of this schema: matching them takes more than 10000000 steps", Assert.Single(JsonSchema.Compile(new JsonObject { ["allOf"] = patterns }).Schema!.Validate(text)).Message);
        var regexes = new JsonArray(Enumerable.Range(0, 5_000).Select(i => new JsonValue($"a{i}")));
        Assert.False(JsonSchema.Compile(JsonText.Parse("{\"items\": {\"format\": \"regex\"}}")).Schema!.IsValid(regexes));
        var many = new JsonObject { ["allOf"] = new JsonArray(Enumerable.Range(0, 600).Select(i => new JsonValue(new JsonObject { ["pattern"] = $"a{i}" }))) };
        Assert.Contains("one pattern too many", JsonSchema.Compile(many).Errors[0].Message);
    }

    [Fact]
    public void Random_schemas_never_throw()
    {
        string[] keywords = ["type", "properties", "items", "$ref", "enum", "anyOf", "not", "if", "then", "$defs", "pattern", "minimum", "required", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$dynamicAnchor", "$id", "contains", "dependentSchemas", "format", "uniqueItems", "multipleOf", "prefixItems", "patternProperties"];
        string[] texts = ["#", "#/$defs/a", "a", "string", "http://[", "%", "#%zz", "object", "urn:x:y", "date", "(", "/", "../..", "\ud83d\ude00"];
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var (schema, other) = (Make(4), Make(3));
            if (JsonSchema.Compile(schema).Schema is { } compiled)
            {
                Assert.Equal(compiled.IsValid(other), compiled.Validate(other).Count == 0);
                Assert.All(new SchemaSamples(schema, i).Generate(3), sample => Assert.True(compiled.IsValid(sample)));
            }

            SchemaFit.Check(schema, other);
            SchemaText.Describe(schema);
        }

        JsonValue Make(int depth) => random.Next(depth == 0 ? 4 : 9) switch
        {
            0 => random.Next(-2, 5),
            1 or 2 => texts[random.Next(texts.Length)],
            3 => random.Next(2) == 0,
            4 => new JsonArray(Enumerable.Range(0, random.Next(3)).Select(_ => Make(depth - 1))),
            _ => Members(depth),
        };

        JsonValue Members(int depth)
        {
            var members = new JsonObject();
            for (var count = random.Next(4); count > 0; count--)
            {
                members[random.Next(5) == 0 ? "a" : keywords[random.Next(keywords.Length)]] = Make(depth - 1);
            }

            return members;
        }
    }
}
