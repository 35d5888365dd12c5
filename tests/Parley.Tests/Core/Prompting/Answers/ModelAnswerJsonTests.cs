using System.Text;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Prompting.Answers;

public sealed class ModelAnswerJsonTests
{
    /// <summary>Answers of the kinds that real models give, and the JSON that is meant.</summary>
    public static TheoryData<string, string> Messy => new()
    {
        { """{"temperature": 21.5}""", """{"temperature":21.5}""" },
        { "```json\n{\"temperature\": 21}\n```", """{"temperature":21}""" },
        { "```\n{\"temperature\": 21}\n```", """{"temperature":21}""" },
        { "```JSON5\n{temperature: 21,}\n```", """{"temperature":21}""" },
        { "~~~json\n{\"temperature\": 21}\n~~~", """{"temperature":21}""" },
        { "Sure! Here is the JSON you asked for:\n\n```json\n{\n  \"temperature\": 21\n}\n```\n\nLet me know if you need anything else!", """{"temperature":21}""" },
        { "The result is {\"temperature\": 21}. Hope this helps!", """{"temperature":21}""" },
        { "Here you go: ```json {\"a\": 1}```", """{"a":1}""" },
        { "```json\n{\"a\": 1}", """{"a":1}""" },
        { "{'city': 'London', 'rain': True, 'wind': None}", """{"city":"London","rain":true,"wind":null}""" },
        { "{city: \"London\", max_temp: 21, $id: 3, data-x: 4}", """{"city":"London","max_temp":21,"$id":3,"data-x":4}""" },
        { "{\"a\": 1, \"b\": [1, 2, 3,],}", """{"a":1,"b":[1,2,3]}""" },
        { "{\"a\": 1, // the first\n /* the\nsecond */ \"b\": 2 # the last\n}", """{"a":1,"b":2}""" },
        { "{“city”: “London”, “note”: “it’s warm”}", """{"city":"London","note":"it’s warm"}""" },
        { "{‘city’: ‘London’}", """{"city":"London"}""" },
        { "{\"note\": \"first line\nsecond line\"}", "{\"note\":\"first line\\nsecond line\"}" },
        { "{\"note\": \"tab\there\"}", "{\"note\":\"tab\\there\"}" },
        { "{\"note\": \"He said \"hello\" to me\"}", "{\"note\":\"He said \\\"hello\\\" to me\"}" },
        { "{'note': 'it's warm'}", """{"note":"it's warm"}""" },
        { "{\"note\": 'mixed \"quotes\"'}", "{\"note\":\"mixed \\\"quotes\\\"\"}" },
        { "{\"note\": `template`}", """{"note":"template"}""" },
        { "{\"path\": \"C\\_x\", \"apostrophe\": \"it\\'s\"}", """{"path":"C_x","apostrophe":"it's"}""" },
        { "{\"a\": {\"b\": [1, {\"c\": \"d\"", """{"a":{"b":[1,{"c":"d"}]}}""" },
        { "{\"a\": {\"b\": 1}", """{"a":{"b":1}}""" },
        { "{\"a\": [1, 2}", """{"a":[1,2]}""" },
        { "[{\"a\": 1], {\"a\": 2}", """{"a":2}""" },
        { "{\"a\": 1}}", """{"a":1}""" },
        { "\"{\\\"a\\\": 1}\"", """{"a":1}""" },
        { "\"\\\"{\\\\\\\"a\\\\\\\": 1}\\\"\"", """{"a":1}""" },
        { "{\\\"a\\\": 1, \\\"b\\\": \\\"x\\\"}", """{"a":1,"b":"x"}""" },
        { "The request was {\"location\": \"Rome\"} and so the reply is {\"temperature\": 30}", """{"temperature":30}""" },
        { "First try:\n```json\n{\"a\": 1}\n```\nWait, that is wrong. Corrected:\n```json\n{\"a\": 2}\n```", """{"a":2}""" },
        { "```json\n{\"a\": 2}\n```\nThe braces {} mean an object, see [1].", """{"a":2}""" },
        { "{\"a\": 2}\n\nSources: [1], [2]", """{"a":2}""" },
        { "[{\"x\": 1}, {\"x\": 2}]", """[{"x":1},{"x":2}]""" },
        { "Values: [1, 2, 3]", "[1,2,3]" },
        { "<think>The user wants {\"a\": 1} perhaps.</think>\n{\"a\": 2}", """{"a":2}""" },
        { "so it must be {\"a\": 1}\n</think>\n\n{\"a\": 2}", """{"a":2}""" },
        { "{\"a\": +1, \"b\": .5, \"c\": 5., \"d\": 1_000}", """{"a":1,"b":0.5,"c":5,"d":1000}""" },
        { "{\"a\" => 1}", """{"a":1}""" },
        { "{\"a\": \"x\"\n \"b\": \"y\"}", """{"a":"x","b":"y"}""" },
        { "{1: \"one\", 2: \"two\"}", """{"1":"one","2":"two"}""" },
        { "\uFEFF{\"a\": 1}", """{"a":1}""" },
        { "{\u00A0\"a\":\u00A01\u200B}", """{"a":1}""" },
        { "json\n{\"a\": 1}", """{"a":1}""" },
        { "Output: {\"a\": \"{not} [code]\"}", """{"a":"{not} [code]"}""" },
        { "{\"a\": \"\\ud800\", \"b\": 'x'}", "{\"a\":\"\uFFFD\",\"b\":\"x\"}" },
        { "{\"url\": \"http://a/b\", 'b': 1}", """{"url":"http://a/b","b":1}""" },
        { "The template is {location}. Answer: {\"a\": 1}", """{"a":1}""" },
        { "{date: the date} gives {\"a\": 1}", """{"a":1}""" },
        { "[1 of 3] {\"a\": 1}", """{"a":1}""" },
        { "**Answer:** `{\"a\": 1}`", """{"a":1}""" },
        { "{\n  \"a\": undefined,\n  \"b\": FALSE\n}", """{"a":null,"b":false}""" },
        { "21.5", "21.5" },
        { "\"London\"", "\"London\"" },
        { "'London'", "\"London\"" },
        { "True", "true" },
        { "```json\n[]\n```", "[]" },
        { "{}", "{}" },
    };

    /// <summary>Answers from which nothing can be read without guessing.</summary>
    public static TheoryData<string> Hopeless =>
    [
        "",
        "I can't do that.",
        "{\"a\": \"the text was cut of",
        "{\"temperature\": 21",
        "{\"a\": 1,",
        "{\"a\": {\"x\": 1}, \"b\": oops}",
        "{\"a\": oops, \"b\": {\"x\": 1}",
        "{\"date\": 2026-05-01}",
        "[1, 2, ...]",
        "{\"a\": NaN}",
        "{\"a\" 1}",
        "The answer is forty-two.",
        "{ \"a\": { \"b\": \"c\" }, \"d\": \"ran into the tok",
    ];

    [Theory]
    [MemberData(nameof(Messy))]
    public void TryReadJson_reads_what_is_meant(string answer, string expected)
    {
        Assert.True(ModelAnswer.TryReadJson(answer, out var value, out var error), error);
        Assert.Equal(expected, JsonText.Write(value));
        Assert.Null(error);
    }

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void TryReadJson_does_not_guess(string answer)
    {
        Assert.False(ModelAnswer.TryReadJson(answer, out var value, out var error), JsonText.Write(value));
        Assert.NotEmpty(error!);
        Assert.True(value.IsMissing);
    }

    [Fact]
    public void TryReadJson_says_where_it_broke()
    {
        ModelAnswer.TryReadJson("{\"a\": oops}", out _, out var error);

        Assert.Contains("'oops' is no JSON value (character 11)", error);
    }

    public static TheoryData<string> HostilePieces => ["[", "{", "{\"a\":", "[\"", "[“", "{'a': '", "\"", "```", "``` ", "<think>", "[1,", "/*", "[/*", "{a:[", "{\"a\" ", "\\\"", "] ", "[' ", "~~~json\n{"];

    [Theory]
    [MemberData(nameof(HostilePieces))]
    public void TryReadJson_ends_on_megabytes_of_malice(string piece)
    {
        var answer = Repeat(piece);

        ModelAnswer.TryReadJson(answer, out _, out _);
        ModelAnswer.TryReadTag(answer, "FINALPROTOCOL", out _);
        ModelAnswer.ReadCode(answer);
        ModelAnswer.ReadYesNo(answer, out _);
        ModelAnswer.IsRefusal(answer);
    }

    [Fact]
    public void TryReadJson_refuses_more_than_it_reads()
    {
        Assert.False(ModelAnswer.TryReadJson(new string('x', (4 << 20) + 1), out _, out var error));
        Assert.Contains("at most", error);
    }

    [Fact]
    public void TryReadJson_survives_random_damage()
    {
        var random = new Random(7);
        const string seed = "Sure: ```json\n{\"a\": [1, 'two', {b: True}], /* c */ \"d\": “e”, \"f\": \"\\u0041\"}\n``` done </think>";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(seed);
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                var at = random.Next(text.Length);
                text[at] = random.Next(3) == 0 ? (char)random.Next(0x10000) : seed[random.Next(seed.Length)];
            }

            if (ModelAnswer.TryReadJson(text.ToString(), out var value, out _))
            {
                Assert.True(JsonText.TryParse(JsonText.Write(value), out var again, out _));
                Assert.Equal(value, again);
            }
        }
    }

    private static string Repeat(string piece)
        => new StringBuilder().Insert(0, piece, (1 << 20) / piece.Length).ToString();
}
