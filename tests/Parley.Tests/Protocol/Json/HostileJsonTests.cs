using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

/// <summary>Texts made to be slow. Sizes are such that work which grows faster than the text would take minutes; the bound is seconds.</summary>
public sealed class HostileJsonTests
{
    private const int Million = 1_000_000;

    private static readonly JsonLimits Wide = new() { MaxBytes = int.MaxValue, MaxDepth = int.MaxValue };
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Accepted => [.. AcceptedTexts.Keys];

    private static readonly Dictionary<string, Func<string>> AcceptedTexts = new()
    {
        ["digits"] = () => "0." + new string('7', Million),
        ["decimals"] = () => "0." + new string('0', Million) + "1",
        ["digits and exponent"] = () => new string('9', Million) + "." + new string('9', Million) + "e-" + Million,
        ["many numbers"] = () => "[" + string.Join(',', Enumerable.Repeat("0.12345678901234567890", 50_000)) + "]",
        ["escapes"] = () => "\"" + string.Concat(Enumerable.Repeat("\\n", Million)) + "\"",
        ["escaped pairs"] = () => "\"" + string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 200_000)) + "\"",
        ["plain, then escape"] = () => "\"" + new string('a', Million) + "\\n\"",
        ["characters of three bytes"] = () => "\"" + new string('\u4e2d', Million) + "\"",
        ["mixed characters"] = () => "\"" + string.Concat(Enumerable.Repeat("a\u00e9\\t", 300_000)) + "\"",
        ["distinct names"] = () => "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"name{i}\":{i}")) + "}",
        ["one name"] = () => "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"name\":{i}")) + "}",
        ["two dozen names again and again"] = () => "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"name{i % 24}\":{i}")) + "}",
        ["long names alike at both ends"] = () => "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"samebegin{i:D12}samesame\":{i}")) + "}",
        ["colliding names"] = () => "{" + string.Join(',', CollidingNames(20_000).Select(name => $"\"{name}\":1")) + "}",
        ["empty arrays"] = () => "[" + string.Join(',', Enumerable.Repeat("[]", 300_000)) + "]",
        ["white space"] = () => new string(' ', Million) + "[" + new string('\n', Million) + "]",
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Large_text_is_read_and_written_in_time(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(AcceptedTexts[name]());
        var watch = Stopwatch.StartNew();
        Assert.True(JsonText.TryParse(utf8, Wide, out var value, out var error), error);
        var written = JsonText.WriteUtf8(value);
        Assert.True(JsonText.TryParse(written, Wide, out var again, out error), error);
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed} for {utf8.Length} bytes");
        Assert.True(value == again);
    }

    [Fact]
    public void Large_numbers_are_right()
    {
        Assert.False(JsonText.TryParse(Encoding.UTF8.GetBytes("1" + new string('7', Million)), Wide, out _, out _));
        Assert.Equal(0, Read(AcceptedTexts["decimals"]()).AsNumber);
        Assert.Equal(double.Parse("0.3" + new string('3', 1000), CultureInfo.InvariantCulture), Read("0.3" + new string('3', Million)).AsNumber);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "1")]
    [InlineData("[{\"a\":", "")]
    public void Nesting_is_refused_at_the_limit_and_before_the_stack_ends(string level, string end)
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(level, 100_000)) + end);
        Assert.False(JsonText.TryParse(deep, JsonLimits.Default with { MaxBytes = int.MaxValue }, out _, out var error));
        Assert.Contains("nested too deeply: at most 64 levels", error);
        Assert.False(JsonText.TryParse(deep, Wide, out _, out error));
        Assert.NotNull(error);
    }

    [Fact]
    public void Colliding_names_do_collide()
    {
        var hash = typeof(string).GetMethod("GetNonRandomizedHashCode", BindingFlags.Instance | BindingFlags.NonPublic, []);
        Assert.SkipWhen(hash is null, "This runtime does not show the hash that its dictionaries start with.");
        Assert.Single(CollidingNames(1000).Select(name => hash!.Invoke(name, null)).Distinct());
    }

    [Fact]
    public void Mebibyte_of_brackets_is_refused_for_its_depth()
    {
        Assert.False(JsonText.TryParse(Encoding.UTF8.GetBytes(new string('[', 1 << 20)), JsonLimits.Default, out _, out var error));
        Assert.StartsWith("Not valid JSON at line 1, byte 65: This array is nested too deeply", error);
    }

    [Fact]
    public void What_a_text_makes_us_allocate_grows_with_its_length()
    {
        foreach (var (name, unit) in new[] { ("empty objects", "{}"), ("empty arrays", "[]"), ("small objects", "{\"a\":1}"), ("strings", "\"\"") })
        {
            var utf8 = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(unit, 100_000)) + "]");
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(JsonText.TryParse(utf8, Wide, out _, out _));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 60L * utf8.Length, $"{name}: {allocated} bytes for {utf8.Length}");
        }
    }

    private static JsonValue Read(string text) => JsonText.TryParse(Encoding.UTF8.GetBytes(text), Wide, out var value, out var error) ? value : throw new FormatException(error);

    /// <summary>
    /// Names with one hash code under the hash of strings that .NET's dictionaries start with: two accumulators over pairs of characters, taking turns.
    /// Characters 1 and 2 are free, 5 and 6 lead the first accumulator back to where it was.
    /// </summary>
    private static IEnumerable<string> CollidingNames(int count)
    {
        const uint Start = (5381 << 16) + 5381;
        const uint Goal = 0x4E2D6587;
        for (uint free = 0x00610061; count > 0; free++)
        {
            var back = Step(Step(Start) ^ free) ^ Goal;
            char[] units = [(char)free, (char)(free >> 16), 'x', 'x', (char)back, (char)(back >> 16), 'x', 'x'];
            if (!units.Any(unit => char.IsSurrogate(unit) || unit is < ' ' or '"' or '\\'))
            {
                count--;
                yield return new string(units);
            }
        }

        static uint Step(uint hash) => BitOperations.RotateLeft(hash, 5) + hash;
    }
}
