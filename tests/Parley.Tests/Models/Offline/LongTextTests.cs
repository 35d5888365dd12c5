using System.Diagnostics;
using System.Globalization;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

/// <summary>What a peer writes may be long; reading it must cost what its length says, not the square of it.</summary>
public sealed class LongTextTests(ITestOutputHelper output) : IDisposable
{
    private const int Length = 64_000;
    private const int Attempts = 3;

    private readonly OfflineModel _model = new();

    public void Dispose() => _model.Dispose();

    public static TheoryData<string> Shapes => [.. Parts.Keys];

    private static readonly Dictionary<string, Func<int, string>> Parts = new()
    {
        ["one word"] = _ => "x",
        ["other words"] = i => $"w{Letters(i)} ",
        ["spaces"] = _ => " ",
        ["line ends"] = _ => "\n",
        ["empty objects"] = _ => "{}",
        ["objects"] = i => $"{{\"a{Letters(i)}\":{i}}} ",
        ["schemas"] = _ => "{\"properties\":{}} ",
        ["open members"] = _ => "\"a\":{",
        ["members"] = i => $"\"a{Letters(i)}\":{{\"type\":\"text\"}},",
        ["open curly quotation marks"] = _ => "“",
        ["quotation marks"] = _ => "\" ",
        ["apostrophes"] = _ => " '",
        ["facts"] = i => $"- The {Letters(i)} is {i}.\n",
        ["wishes"] = i => $"- the {Letters(i)}, as a number\n",
        ["items"] = i => $"- The a of the {(i % 9000) + 1}th of the l{Letters(i)} is 1.\n",
        ["lists wanted"] = i => $"- the l{Letters(i)}, as a list with an entry in each place\n- the a of each of the l{Letters(i)}, as text\n",
        ["pairs"] = i => $"a{Letters(i)}={i} ",
        ["keys"] = i => $"k{Letters(i)}: {i}\n",
        ["numbers"] = i => $"{i} mm, ",
        ["commas"] = _ => ", as ",
        ["wide schema"] = i => $"\"a{Letters(i)}\":{{\"type\":\"string\"}},",
        ["names"] = _ => "in A ",
    };

    [Fact]
    public void What_is_beyond_the_end_of_reading_changes_nothing()
    {
        var tools = SkillSections.Tools(Weather.Agent);
        var text = "Weather in Oslo on 2024-09-11? " + new string(' ', 64 << 10);
        string Ask(string message) => new Chat(_model).AskWithTools(LanguagePrompts.AnswerMessage(Weather.Agent, tools, [message]), Weather.Run);
        Assert.Equal(Ask(text), Ask(text + string.Concat(Enumerable.Repeat("Weather in Rome? ", 10_000))));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Four_times_the_text_takes_at_most_eight_times_as_long(string shape)
    {
        Time(Text(shape, Length / 8));
        var ratio = double.MaxValue;
        var (once, four) = (0d, 0d);
        for (var i = 0; i < Attempts && ratio > 8; i++)
        {
            once = Time(Text(shape, Length / 4));
            four = Time(Text(shape, Length));
            // What is short is short, whatever the timer says of it.
            ratio = four / Math.Max(once, 5);
        }

        output.WriteLine($"{shape}: {once:0.0} ms, {four:0.0} ms");
        Assert.True(ratio <= 8, $"{once:0.0} ms became {four:0.0} ms.");
    }

    private double Time(string text)
    {
        var chat = new Chat(_model);
        var tools = SkillSections.Tools(Weather.Agent);
        var start = Stopwatch.GetTimestamp();
        chat.AskWithTools(LanguagePrompts.AnswerMessage(Weather.Agent, tools, [text]), Weather.Run);
        chat.Ask(LanguagePrompts.ReadReply(Weather.Task, new JsonObject(), ["x", text]));
        chat.Ask(NegotiationPrompts.NegotiateSkills(Weather.Agent, [text]));
        chat.Ask(NegotiationPrompts.NegotiateTask(Weather.Task, ["x", text]));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Text(string shape, int length)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(Parts[shape](i));
        }

        return shape == "wide schema" ? $"{{\"properties\":{{{text}\"z\":{{}}}}}}" : text.ToString();
    }

    /// <summary>A word of its own for each number.</summary>
    private static string Letters(int number)
        => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
