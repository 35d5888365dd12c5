using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Routines;
using Parley.Tests.Routines;

namespace Parley.Tests.Threats;

/// <summary>
/// A pattern of a hundred states, so many of them alive at once that an automaton of it has millions: an engine that builds one as it reads took
/// 20 s of processor time for 20,000 characters and left 1.4 GB behind.
/// </summary>
public sealed class T03_PatternBombTests
{
    private const string Bomb = "(?:[ab]*a[ab]{20}c)|(?:[ab]*b[ab]{21}d)|(?:[ab]*ab[ab]{22}e)|(?:[ab]*ba[ab]{23}f)";

    [Fact(Timeout = 10_000)]
    public async Task Body_that_a_schema_matches_slowly_is_refused()
    {
        var schema = JsonSchema.Compile(new JsonObject { ["pattern"] = Bomb }).Schema!;
        var body = new JsonValue(Text(20_000));

        Assert.False(await Task.Run(() => schema.IsValid(body), TestContext.Current.CancellationToken));
        Assert.NotEmpty(await Task.Run(() => schema.Validate(body, 3), TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 10_000)]
    public async Task Routine_is_charged_for_each_state_and_stopped()
    {
        var source = $"function main(input) {{ return /{Bomb}/.test(input); }}";
        var text = new JsonValue(Text(20_000)).ToString();
        var answered = await Routine.RunAsync(source, text, limits: RoutineLimits.Default with { Deadline = TimeSpan.FromMinutes(1) });
        Assert.Equal(JsonValue.False, answered.Output);
        Assert.InRange(answered.Fuel, 100_000, 2_000_000);

        var stopped = await Routine.RunAsync(source, text, limits: RoutineLimits.Default with { Fuel = 100_000, Deadline = TimeSpan.FromMinutes(1) });
        Assert.Equal(RoutineErrorCode.OutOfFuel, stopped.Error?.Code);
    }

    [Fact]
    public void Schema_of_many_large_patterns_is_refused_before_all_are_compiled()
    {
        var all = new JsonArray();
        for (var i = 0; i < 400; i++)
        {
            all.Add(new JsonObject { ["pattern"] = $"[ab]{{1,400}}x{i}[^a-z]{{1,400}}" });
        }

        var compilation = JsonSchema.Compile(new JsonObject { ["allOf"] = all });

        Assert.Null(compilation.Schema);
        Assert.Contains(compilation.Errors, error => error.Message.Contains("one pattern too many", StringComparison.Ordinal));
    }

    [Fact]
    public void Large_pattern_of_plain_use_still_matches()
    {
        var schema = JsonSchema.Compile(new JsonObject { ["pattern"] = "^[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,8}$" }).Schema!;

        Assert.True(schema.IsValid("www.example.org"));
        Assert.False(schema.IsValid("www"));
    }

    private static string Text(int length)
    {
        var random = new Random(1);
        return string.Concat(Enumerable.Range(0, length).Select(_ => "ab"[random.Next(2)]));
    }
}
