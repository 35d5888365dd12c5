using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Options;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Wire;

/// <summary>What is exchanged: an agent with one reading skill, a document that names things its own way, and the bytes of a request.</summary>
internal static class Weather
{
    public const string Agent = "weather";
    public const string PublicAgent = "forecasts";
    public const string Skill = "getForecast";

    /// <summary>The inner body, and what the floor echoes: about 150 bytes.</summary>
    public const string Body = """{"city":"London","day":"2026-03-01","unit":"celsius","traveller":"Ada Lovelace, Dorset Street, London; travels with two children and a dog"}""";

    private const string Input = """
        {"type":"object","properties":{"location":{"type":"string"},"date":{"type":"string","format":"date"},"unit":{"enum":["celsius","fahrenheit"]}},"required":["location","date","unit"]}
        """;

    private const string Output = """{"type":"object","properties":{"temperature":{"type":"number"},"summary":{"type":"string"}},"required":["temperature","summary"]}""";

    private const string Request = """
        {"type":"object","properties":{"city":{"type":"string","description":"Name of the city."},"day":{"type":"string","format":"date","description":"Date of the forecast."},
        "unit":{"enum":["celsius","fahrenheit"]},"traveller":{"type":"string"}},"required":["city","day","unit"]}
        """;

    private const string Reply = """{"type":"object","properties":{"city":{"type":"string"},"temperature":{"type":"number"},"summary":{"type":"string"}},"required":["city","temperature","summary"]}""";

    /// <summary>The routine by which the skill serves the document.</summary>
    public const string Routine = """
        async function handle(request, tools) {
          const found = await tools.getForecast({ location: request.city, date: request.day, unit: request.unit });
          return { city: request.city, temperature: found.temperature, summary: found.summary };
        }
        """;

    public static ProtocolDocument Document { get; } = Parse(ProtocolDocumentText.Compose(new DocumentParts
    {
        Name = "city forecast",
        Description = "Weather forecast for a city on a day.",
        Prose = "The request names a city, a day and a unit. The reply holds the city, the temperature in that unit and a summary in words.",
        Schemas = new DocumentSchemas(JsonText.Parse(Request), JsonText.Parse(Reply)),
    }));

    /// <summary>A request as the Python library's senders write it: the receiver knows the document, so that no source is named.</summary>
    public static byte[] Envelope { get; } = Encoding.UTF8.GetBytes(AgoraEnvelope());

    public static AgentTask Task { get; } = new("Get the weather forecast for a city on a day.", Schema(Input), Schema(Output)) { Name = Skill, Effect = SkillEffect.None };

    public static JsonValue TaskInput => new JsonObject { { "location", "London" }, { "date", "2026-03-01" }, { "unit", "celsius" } };

    /// <summary>Two agents with the same skill: one negotiates its documents, the other shows its schemas.</summary>
    public static void Describe(ParleyBuilder parley)
    {
        foreach (var (agent, visibility) in new[] { (Agent, SkillVisibility.Negotiated), (PublicAgent, SkillVisibility.Public) })
        {
            parley.AddAgent(agent, described => described.Describe("Forecasts for European cities.").AddSkill(Skill, new SkillOptions
            {
                Description = "Forecast for a city on a day.",
                Effect = SkillEffect.None,
                Visibility = visibility,
                Input = JsonText.Parse(Input),
                Output = JsonText.Parse(Output),
                Tool = new ToolOptions.Code(new ForecastTool()),
            }));
        }
    }

    private static string AgoraEnvelope() => JsonText.Write(new JsonObject
    {
        { "protocolHash", Document.Hash.ToBase64() },
        { "body", Body },
        { "protocolSources", new JsonArray() },
    });

    private static Parley.Protocol.Schemas.JsonSchema Schema(string text) => Parley.Protocol.Schemas.JsonSchema.Compile(JsonText.Parse(text)).Schema!;

    private static ProtocolDocument Parse(string text)
        => ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error) ? document : throw new InvalidOperationException(error);

    private sealed class ForecastTool : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        {
            var location = arguments["location"].AsString!;
            return ValueTask.FromResult<Outcome<JsonValue>>((JsonValue)new JsonObject(2) { { "temperature", location.Length + 0.5 }, { "summary", "Light rain" } });
        }
    }
}
