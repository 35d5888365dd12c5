using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Builtins;

/// <summary>Long texts are looked for in another way than short ones; what is found is the same.</summary>
public sealed class TextSearchTests
{
    private const string Source = """
        function main({ text, wanted, from }) {
          return [text.indexOf(wanted, from), text.lastIndexOf(wanted, from), text.lastIndexOf(wanted), text.includes(wanted, from), text.split(wanted), text.replace(wanted, '#'), text.replaceAll(wanted, '#')];
        }
        """;

    private readonly IRoutine _routine = Routine.Compile(Source);

    [Fact]
    public async Task Texts_of_few_letters_are_found_where_they_stand()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var letters = "ab"[..random.Next(1, 3)];
            var text = new string(random.GetItems<char>(letters, random.Next(0, 400)));
            var length = Math.Min(random.Next(1, 120), text.Length + 1);
            var start = random.Next(0, text.Length - Math.Min(length, text.Length) + 1);
            var wanted = random.Next(4) == 0 ? new string(random.GetItems<char>(letters, length)) : text.Substring(start, Math.Min(length, text.Length - start));
            await CheckAsync(text, wanted.Length == 0 ? "a" : wanted, random.Next(0, text.Length + 1));
        }
    }

    [Theory]
    [InlineData(2, 16, 200)]
    [InlineData(1, 33, 34)]
    [InlineData(3, 11, 12)]
    [InlineData(3, 50, 700)]
    public async Task Texts_that_repeat_are_found_where_they_stand(int period, int times, int longer)
    {
        var unit = "abc"[..period];
        var text = string.Concat(Enumerable.Repeat(unit, longer)) + "x" + string.Concat(Enumerable.Repeat(unit, longer));
        foreach (var end in (string[])["", "x", "xa", "a"])
        {
            var wanted = string.Concat(Enumerable.Repeat(unit, times)) + end;
            await CheckAsync(text, wanted, 0);
            await CheckAsync(text, wanted, text.Length / 2);
            await CheckAsync(text, wanted, text.Length);
        }
    }

    private async Task CheckAsync(string text, string wanted, int from)
    {
        var result = await _routine.InvokeAsync("main", [new JsonObject { ["text"] = text, ["wanted"] = wanted, ["from"] = from }], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.Message);
        var first = text.IndexOf(wanted, StringComparison.Ordinal);
        var expected = new JsonArray
        {
            text.IndexOf(wanted, from, StringComparison.Ordinal),
            text.AsSpan(0, Math.Min(text.Length, from + wanted.Length)).LastIndexOf(wanted, StringComparison.Ordinal),
            text.LastIndexOf(wanted, StringComparison.Ordinal),
            text.IndexOf(wanted, from, StringComparison.Ordinal) >= 0,
            new JsonArray(text.Split(wanted).Select(part => (JsonValue)part)),
            first < 0 ? text : text[..first] + "#" + text[(first + wanted.Length)..],
            text.Replace(wanted, "#", StringComparison.Ordinal),
        };
        Assert.Equal(((JsonValue)expected).ToString(), result.Output.ToString());
    }
}
