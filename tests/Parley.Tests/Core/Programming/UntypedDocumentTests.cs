using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Programming;

/// <summary>A document in the style of an RFC reaches a routine by way of real exchanges.</summary>
public sealed class UntypedDocumentTests
{
    private const string Text = "Request: one line, 'FORECAST <place> <day>'. Reply: one line, 'OK <degrees> <word>', or 'FAIL <reason>'.";
    private const string Right = "function encode(input) { return `FORECAST ${input.city} ${input.date}`; }\nfunction decode(reply) { const m = /^OK (-?[0-9.]+) (\\w+)$/.exec(reply.trim()); if (!m) { throw new Error(reply.replace(/^FAIL /, '')); } return { temperature: Number(m[1]), condition: m[2] }; }";
    private const string Unsigned = "function encode(input) { return `FORECAST ${input.city} ${input.date}`; }\nfunction decode(reply) { const m = /([0-9.]+) (\\w+)$/.exec(reply.trim()); if (!m) { throw new Error(reply.replace(/^FAIL /, '')); } return { temperature: Number(m[1]), condition: m[2] }; }";
    private const string Handler = "async function handle(request, tools) { const m = /^FORECAST (.+) (\\S+)$/.exec(request.trim()); if (!m) { return 'FAIL malformed'; } const r = await tools.getForecast({ city: m[1], date: m[2] }); return `OK ${r.temperature} ${r.condition}`; }";
    private const string HandlerRounded = "async function handle(request, tools) { const m = /^FORECAST (.+) (\\S+)$/.exec(request.trim()); if (!m) { return 'FAIL malformed'; } const r = await tools.getForecast({ city: m[1], date: m[2] }); return `OK ${Math.round(r.temperature)} ${r.condition}`; }";

    private static readonly JsonSchema Input = Schema("""{"type":"object","properties":{"city":{"type":"string","pattern":"^[A-Za-z ]+$"},"date":{"type":"string","format":"date"}},"required":["city","date"],"additionalProperties":false}""");
    private static readonly JsonSchema Output = Schema("""{"type":"object","properties":{"temperature":{"type":"number"},"condition":{"enum":["sunny","cloudy","rainy"]}},"required":["temperature","condition"],"additionalProperties":false}""");
    private static readonly AgentTask Task = new("Forecast for a city.", Input, Output);

    private static CancellationToken Token => ClimbBench.Token;

    [Fact]
    public async Task Nothing_is_paid_before_there_are_examples()
    {
        var bench = Bench(Right);
        var result = await bench.Programmer.ClimbAsync(Sender(), Token);
        Assert.Equal((ClimbStatus.NeedsExchanges, 3, 0m), (result.Status, result.WantedExchanges, result.Cost));
        Assert.Empty(bench.Model.Asked);
    }

    [Theory]
    [InlineData(Right, true)]
    [InlineData(Unsigned, false)]
    public async Task Sender_is_judged_on_real_replies_and_on_replies_like_them(string source, bool live)
    {
        var bench = Bench(source);
        foreach (var (day, reply) in new[] { ("2024-05-01", "OK 21.5 sunny"), ("2024-05-02", "OK 4 rainy"), ("2024-05-03", "OK 11 cloudy") })
        {
            JsonValue input = new JsonObject { ["city"] = "Rome", ["date"] = day };
            await bench.Exchanges.AppendAsync(Recorded.Sender(Sender().Key, input, $"FORECAST Rome {day}", reply, Decode(reply)), Durability.Relaxed, Token);
        }

        var result = await bench.Programmer.ClimbAsync(Sender(), Token);
        Assert.True(live == (result.Status == ClimbStatus.Live), result.Reason);
    }

    [Theory]
    [InlineData(Handler, true)]
    [InlineData(HandlerRounded, false)]
    public async Task Receiver_is_judged_on_real_requests_and_made_up_answers(string source, bool live)
    {
        var bench = Bench(source);
        foreach (var (day, degrees) in new[] { ("2024-05-01", 21), ("2024-05-02", 4), ("2024-05-03", 11) })
        {
            var call = new ToolCall("getForecast", new JsonObject { ["city"] = "Rome", ["date"] = day }, new JsonObject { ["temperature"] = degrees, ["condition"] = "sunny" }, null);
            await bench.Exchanges.AppendAsync(Recorded.Receiver(Receiver().Key, $"FORECAST Rome {day}", $"OK {degrees} sunny", call), Durability.Relaxed, Token);
        }

        var result = await bench.Programmer.ClimbAsync(Receiver(), Token);
        Assert.True(live == (result.Status == ClimbStatus.Live), result.Reason);
    }

    private static ClimbBench Bench(string source) => new((name, text) => name switch
    {
        PromptNames.ExpectSender => ClimbBench.Expect(text, one => one["input"].IsMissing ? Decode(one["reply"].AsString!) : $"FORECAST {one["input"]["city"].AsString} {one["input"]["date"].AsString}"),
        PromptNames.ExpectReceiver => ClimbBench.Expect(text, Handle),
        _ => source,
    });

    private static JsonValue Decode(string reply)
        => reply.Split(' ') is ["OK", var degrees, var word]
            ? new JsonObject { ["temperature"] = double.Parse(degrees, System.Globalization.CultureInfo.InvariantCulture), ["condition"] = word }
            : new JsonObject { ["error"] = "no" };

    private static JsonValue Handle(JsonValue one)
    {
        var words = one["request"].AsString!.Split(' ');
        var answer = one["answers"]["getForecast"];
        return new JsonObject
        {
            ["calls"] = new JsonObject { ["getForecast"] = new JsonObject { ["city"] = words[1], ["date"] = words[2] } },
            ["reply"] = $"OK {JsonNumber.Format(answer["temperature"].AsNumber)} {answer["condition"].AsString}",
        };
    }

    private static SenderSubject Sender() => new("alice", Task, Document());

    private static ReceiverSubject Receiver()
    {
        var skill = new Skill { Id = "getForecast", Description = "Forecast.", Input = Input, Output = Output, Tool = null! };
        var agent = new Agent { Name = "bob", Description = "Weather.", Skills = [skill] };
        return new ReceiverSubject(agent, SkillFingerprint.Of(agent), Document());
    }

    private static TypedDocument Document()
        => ProtocolDocument.TryParse(Text, DocumentLimits.Default, out var document, out _) ? new TypedDocuments().Get(document).Value : throw new InvalidOperationException();

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
