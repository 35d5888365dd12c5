using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

public sealed class ProseDocumentTests : IDisposable
{
    private const string Sentences = """
        ---
        name: Weather by city
        description: Ask for the temperature and precipitation of one city.
        multiround: false
        ---

        Request: a JSON object with one string field, "city".
        Reply: a JSON object with two integer fields, "temperature" (degrees Celsius) and "precipitation" (mm).
        If the city is missing, reply with a JSON object holding one string field, "error".
        """;

    private const string Lines = """
        Weather Line Protocol

        1. Introduction

        This memo describes how forecasts for a city are asked for.

        2. Request

        The client sends one line:

            FORECAST <city> <date>

        where <city> is the name of the city and <date> is the day in the form YYYY-MM-DD.

        3. Reply

        The server replies with one line:

            TEMP <celsius> RAIN <mm>

        where <celsius> is a number, the temperature in degrees Celsius, and <mm> is a number, the precipitation in millimetres.

        4. Errors

        If there is no forecast, the server replies with one line:

            ERROR <reason>
        """;

    private const string Headers = """
        <NAME>Forecast headers</NAME>
        <DESCRIPTION>Forecast for a city as header lines.</DESCRIPTION>

        # Request
        ```
        City: <city>
        Date: <date>
        ```
        # Response
        ```
        Temperature: <temperature>
        Precipitation: <precipitation>
        ```
        """;

    private const string Grammar = """
        The forecast of a city, in the notation of RFC 5234.

            request = "GET" SP city SP date CRLF
            reply = "IS" SP temperature SP precipitation CRLF

        The temperature is a number in degrees Celsius.
        """;

    private const string Bullets = """
        # City forecast
        The request is a JSON object with these fields:
        - `city` (string): the city
        - `date` (string, optional): the day, as YYYY-MM-DD

        The response is a JSON object with:
        - `temperature` (number): in °C
        - `precipitation` (number): in mm
        """;

    private const string Examples = """
        Forecasts of a city. Send:

        ```json
        { "city": "London", "date": "2024-09-11" }
        ```

        You get this reply:

        ```json
        { "temperature": 21.5, "precipitation": 3 }
        ```
        """;

    private readonly OfflineModel _model = new();

    public static TheoryData<string, string, string> Documents => new()
    {
        { Sentences, """{"city":"New York"}""", """{"temperature":8,"precipitation":0.5}""" },
        { Lines, "FORECAST New York 2024-09-11", "TEMP 8 RAIN 11" },
        { Headers, "City: New York\nDate: 2024-09-11", "Temperature: 8\nPrecipitation: 11" },
        { Grammar, "GET New York 2024-09-11", "IS 8 11" },
        { Bullets, """{"city":"New York","date":"2024-09-11"}""", """{"temperature":8,"precipitation":11}""" },
        { Examples, """{"city":"New York","date":"2024-09-11"}""", """{"temperature":8,"precipitation":11}""" },
    };

    private static JsonValue Input => new JsonObject { ["city"] = "New York", ["day"] = "2024-09-11" };

    public void Dispose() => _model.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public void Models_speak_it(string text, string request, string reply)
    {
        var (chat, document) = (new Chat(_model), Parse(text));
        Assert.Equal("YES", chat.Ask(SuitabilityPrompts.CheckTask(Weather.Task, document)));
        Assert.Equal("YES", chat.Ask(SuitabilityPrompts.CheckSkills(Weather.Agent, document)));
        Assert.Equal(request, chat.Ask(DocumentPrompts.EncodeRequest(Weather.Task, document, Input)));
        Assert.Equal(reply, chat.AskWithTools(DocumentPrompts.AnswerDocument(Weather.Agent, SkillSections.Tools(Weather.Agent), document, request), Weather.Run));
        Assert.Equal(Output(reply), chat.Ask(DocumentPrompts.DecodeReply(Weather.Task, document, Input, reply)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Routines_speak_it(string text, string request, string reply)
    {
        var (chat, document, runner) = (new Chat(_model), Parse(text), new RoutineRunner());
        var sender = chat.Ask(ProgrammingPrompts.WriteSenderRoutine(Weather.Task, document));
        var receiver = chat.Ask(ProgrammingPrompts.WriteReceiverRoutine(Weather.Agent, document, []));
        Assert.Equal((sender, request), (sender, runner.Run(sender, "encode", Input, [], Weather.Run).AsString));
        Assert.Equal((receiver, reply), (receiver, runner.Run(receiver, "handle", request, ["getForecast"], Weather.Run).AsString));
        Assert.Equal((sender, Output(reply)), (sender, runner.Run(sender, "decode", reply, [], Weather.Run).ToString()));
    }

    [Theory]
    [InlineData(Sentences, "{}", """{"error":"The city is missing."}""")]
    [InlineData(Lines, "HELLO", "ERROR The request doesn't follow the document.")]
    public void Prescribed_errors_are_given_and_read(string text, string request, string error)
    {
        var (chat, document) = (new Chat(_model), Parse(text));
        Assert.Equal(error, chat.AskWithTools(DocumentPrompts.AnswerDocument(Weather.Agent, SkillSections.Tools(Weather.Agent), document, request), Weather.Run));
        Assert.StartsWith("""{"error":""", chat.Ask(DocumentPrompts.DecodeReply(Weather.Task, document, Input, error)), StringComparison.Ordinal);
        var sender = chat.Ask(ProgrammingPrompts.WriteSenderRoutine(Weather.Task, document));
        Assert.Contains("The ", new RoutineRunner().Run(sender, "decode", error, [], Weather.Run).AsString, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_of_another_trade_does_not_suit()
    {
        var document = Parse("""
            Request: a JSON object with the string fields "from" and "to" (account numbers) and one number field, "amount".
            Reply: a JSON object with one string field, "receipt".
            """);
        Assert.StartsWith("NO: ", new Chat(_model).Ask(SuitabilityPrompts.CheckTask(Weather.Task, document)), StringComparison.Ordinal);
        Assert.StartsWith("NO: ", new Chat(_model).Ask(SuitabilityPrompts.CheckSkills(Weather.Agent, document)), StringComparison.Ordinal);
    }

    [Fact]
    public void Composed_document_calls_the_routine_of_the_other()
    {
        var referred = Parse(Lines);
        var composed = Parse("""
            Forecast for travellers: the request is a JSON object with two string fields, "town" and "date".
            The reply is a JSON object with two number fields, "temperature" (degrees Celsius) and "precipitation" (mm).
            """);
        var agent = Weather.Agent with { Skills = [] };
        var source = new Chat(_model).Ask(ProgrammingPrompts.WriteReceiverRoutine(agent, composed, [new("lines", referred)]));
        var reply = new RoutineRunner().Run(source, "handle", """{"town":"Rome","date":"2024-09-11"}""", ["lines"], (_, body) => body.AsString == "FORECAST Rome 2024-09-11" ? "TEMP 4 RAIN 11" : "ERROR no");
        Assert.Equal((source, """{"temperature":4,"precipitation":11}"""), (source, reply.AsString));
    }

    private static string Output(string reply) => reply.Contains("0.5", StringComparison.Ordinal) ? """{"celsius":8,"rain":0.5}""" : """{"celsius":8,"rain":11}""";

    private static ProtocolDocument Parse(string text) => ProtocolDocument.TryParse(text.ReplaceLineEndings("\n"), DocumentLimits.Default, out var document, out _) ? document : throw new InvalidOperationException();
}
