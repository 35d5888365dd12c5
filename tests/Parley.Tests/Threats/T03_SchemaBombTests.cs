using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Threats;

/// <summary>
/// Schemas of one request whose cost is a product: a long name on the way to many places, many rules over a long list, many patterns over
/// many names. Compiling took gigabytes, validating and comparing took hours. What compiling allocates is counted; the rest ends by its own budget.
/// </summary>
public sealed class T03_SchemaBombTests
{
    private const long MaxBytesOfCompiling = 64 << 20;

    /// <summary>Many times what the work takes, and a small part of what it took.</summary>
    private const int Minute = 60_000;

    public static TheoryData<string> Bombs => new("long name", "longest name", "long reference", "long identity", "missing places", "many identities");

    [Theory]
    [MemberData(nameof(Bombs))]
    public void T03_Compiling_allocates_in_proportion_to_the_schema(string name)
    {
        var schema = Bomb(name);
        JsonSchema.Compile(JsonValue.True);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var compilation = JsonSchema.Compile(schema);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(compilation.Schema is not null || compilation.Errors.Count > 0);
        Assert.InRange(allocated, 1, MaxBytesOfCompiling);
    }

    [Fact]
    public void T03_A_path_full_of_long_names_is_written_for_no_more_than_the_violations_shown()
    {
        var schema = JsonSchema.Compile(Nested(new string('~', 4_000), Properties(4_000, i => new JsonObject { ["type"] = "string" }))).Schema!;
        var members = new JsonObject(4_000);
        for (var i = 0; i < 4_000; i++)
        {
            members[$"p{i}"] = 1;
        }

        JsonValue body = new JsonObject { [new string('~', 4_000)] = members };
        schema.Validate(body);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var violations = schema.Validate(body, 10);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(10, violations.Count);
        Assert.InRange(allocated, 1, 8 << 20);
    }

    [Theory(Timeout = Minute)]
    [InlineData("""{"uniqueItems": true}""")]
    [InlineData("""{"items": {"type": "integer"}}""")]
    [InlineData("""{"contains": {"type": "string"}, "minContains": 0, "maxContains": 1}""")]
    [InlineData("""{"items": true, "unevaluatedItems": false}""")]
    [InlineData("""{"items": {"multipleOf": 1e-300}}""")]
    public async Task T03_A_million_applications_of_a_rule_to_a_long_list_are_given_up(string leaf)
    {
        var schema = JsonSchema.Compile(Product(JsonText.Parse(leaf), JsonText.Parse("""{"if": {"$ref": "#/$defs/a6"}}"""))).Schema!;
        JsonValue body = new JsonObject { ["x"] = new JsonArray(Enumerable.Range(0, 150_000).Select(i => new JsonValue((double)i))) };

        Assert.False(await Task.Run(() => schema.IsValid(body), TestContext.Current.CancellationToken));
        var violations = await Task.Run(() => schema.Validate(body), TestContext.Current.CancellationToken);
        Assert.Contains("too large", Assert.Single(violations).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Minute)]
    public async Task T03_Reasons_of_a_million_alternatives_are_given_up()
    {
        var listed = new JsonArray(Enumerable.Range(0, 15_000).Select(i => new JsonValue((double)i)));
        var schema = JsonSchema.Compile(Product(new JsonObject { ["const"] = listed }, JsonText.Parse("""{"$ref": "#/$defs/a5"}"""), "anyOf")).Schema!;

        var (violations, allocated) = await CountedAsync(() => schema.Validate(new JsonObject { ["x"] = 1 }));

        Assert.NotEmpty(violations);
        Assert.InRange(allocated, 1, 4 * MaxBytesOfCompiling);
    }

    [Fact(Timeout = Minute)]
    public async Task T03_Many_patterns_over_many_names_are_not_compared()
    {
        var patterns = new JsonObject();
        for (var i = 0; i < 120; i++)
        {
            patterns[$"(a|b){{40}}c{i}"] = new JsonObject { ["type"] = "string" };
        }

        JsonValue offered = Properties(15_000, i => true);
        JsonValue expected = new JsonObject { ["patternProperties"] = patterns };

        var result = await Task.Run(() => SchemaFit.Check(offered, expected), TestContext.Current.CancellationToken);

        Assert.Equal(SchemaFitVerdict.Unknown, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains("too involved", StringComparison.Ordinal));
    }

    [Fact(Timeout = Minute)]
    public async Task T03_Many_listed_values_are_compared_with_a_schema_compiled_once()
    {
        JsonValue offered = Properties(4_000, i => new JsonObject { ["enum"] = new JsonArray([1]) });
        JsonValue expected = Properties(4_000, i => new JsonObject { ["type"] = "integer" });

        var (result, allocated) = await CountedAsync(() => SchemaFit.Check(offered, expected));

        Assert.NotEqual(SchemaFitVerdict.DoesNotFit, result.Verdict);
        Assert.InRange(allocated, 1, 4 * MaxBytesOfCompiling);
    }

    private static Task<(T Result, long Allocated)> CountedAsync<T>(Func<T> work) => Task.Run(() =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = work();
        return (result, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    private static JsonValue Bomb(string name) => name switch
    {
        "long name" => Nested(new string('~', 20_000), Properties(2_000, i => new JsonObject())),
        "longest name" => Nested(new string('~', 4_000), Properties(4_000, i => new JsonObject())),
        "long reference" => new JsonObject { ["$ref"] = "#" + string.Concat(Enumerable.Repeat("/a", 128_000)) },
        "missing places" => new JsonObject { ["$ref"] = "#" + string.Concat(Enumerable.Repeat("/a", 8_000)) },
        "long identity" => Identified("http://example.org/" + new string('a', 20_000) + "/b", 2_000),
        _ => Identified("http://example.org/" + new string('a', 1_900) + "/b", 6_000),
    };

    private static JsonObject Identified(string uri, int count)
    {
        var schema = Properties(count, i => new JsonObject { ["$id"] = $"c{i}" });
        schema["$id"] = uri;
        return schema;
    }

    private static JsonObject Nested(string name, JsonValue schema) => new() { ["properties"] = new JsonObject { [name] = schema } };

    private static JsonObject Properties(int count, Func<int, JsonValue> schema)
    {
        var properties = new JsonObject(count);
        for (var i = 0; i < count; i++)
        {
            properties[$"p{i}"] = schema(i);
        }

        return new JsonObject { ["properties"] = properties };
    }

    /// <summary>Each of seven definitions applies the one before ten times.</summary>
    private static JsonObject Product(JsonValue leaf, JsonValue member, string keyword = "allOf")
    {
        var definitions = new JsonObject { ["a0"] = leaf };
        for (var i = 1; i <= 6; i++)
        {
            definitions[$"a{i}"] = new JsonObject { [keyword] = new JsonArray(Enumerable.Range(0, 10).Select(_ => new JsonValue(new JsonObject { ["$ref"] = $"#/$defs/a{i - 1}" }))) };
        }

        return new JsonObject { ["$defs"] = definitions, ["properties"] = new JsonObject { ["x"] = member } };
    }
}
