using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>A document that names things its own way, routines for both its sides, and ways to put a pair of nodes on a rung of the ladder.</summary>
internal static class Rungs
{
    public const string Request = """{"type":"object","properties":{"city":{"type":"string","description":"Name of the city."},"day":{"type":"string","format":"date","description":"Date of the forecast."}},"required":["city","day"],"additionalProperties":false}""";
    public const string Reply = """{"type":"object","properties":{"temperature":{"type":"number","description":"Temperature forecast."},"error":{"type":"string","description":"Why there is no forecast."}},"minProperties":1}""";

    public const string Encode = "function encode(input) { return { city: input.location, day: input.date }; }\n";
    public const string Decode = "function decode(reply) { if (reply.error) { throw new Error(reply.error); } return { temperature: reply.temperature }; }\n";
    public const string Handle = "async function handle(request, tools) { const found = await tools.getForecast({ location: request.city, date: request.day }); return { temperature: found.temperature }; }\n";

    public static string Text { get; } = ProtocolDocumentText.Compose(new DocumentParts
    {
        Name = "city forecast",
        Description = "Weather forecast for a city on a day.",
        Prose = "The request names a city and a day. The reply holds the temperature, or an error where no forecast can be given.",
        Schemas = new DocumentSchemas(JsonText.Parse(Request), JsonText.Parse(Reply)),
    });

    public static ProtocolDocument Document { get; } = Parse(Text);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ProtocolDocument Parse(string text)
        => ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error) ? document : throw new InvalidOperationException(error);

    /// <summary>Alice uses the document with Bob: by a model, unless a routine is planted too.</summary>
    public static async Task AdoptAsync(TwoNodes nodes, AgentTask task, ProtocolDocument? document = null)
    {
        document ??= Document;
        await PutAsync(nodes.Alice, document);
        var pairs = nodes.Alice.Services.GetRequiredService<IPairStore>();
        var pair = await pairs.GetAsync(new PairKey("alice", TwoNodes.BobUrl.AbsoluteUri, task.Key), Token);
        Assert.True(await pairs.TrySaveAsync(pair with { Document = document.Hash }, Token));
    }

    public static async Task PutAsync(ParleyNode node, ProtocolDocument document, DocumentVisibility visibility = DocumentVisibility.Parties)
        => await node.Services.GetRequiredService<IDocumentStore>().PutAsync(new StoredDocument(document, [], DocumentOrigin.Added, visibility, DateTimeOffset.UnixEpoch), Token);

    /// <summary>Bob holds the document and has found before that it suits his skills.</summary>
    public static async Task AgreeAsync(TwoNodes nodes, ProtocolDocument? document = null)
    {
        await PutAsync(nodes.Bob, document ?? Document);
        await nodes.Bob.Services.GetRequiredService<ISuitabilityStore>().SaveAsync("weather", Fingerprint(nodes), (document ?? Document).Hash, new Suitability(true, ""), Token);
    }

    public static Task PlantSenderAsync(TwoNodes nodes, AgentTask task, string source, ProtocolDocument? document = null)
        => PlantAsync(nodes.Alice, new RoutineKey("alice", Side.Sender, (document ?? Document).Hash, task.Key), source);

    public static Task PlantReceiverAsync(TwoNodes nodes, string source, ProtocolDocument? document = null)
        => PlantAsync(nodes.Bob, new RoutineKey("weather", Side.Receiver, (document ?? Document).Hash, Fingerprint(nodes)), source);

    public static async Task<RoutineRecord?> SenderAsync(TwoNodes nodes, AgentTask task)
        => await Store(nodes.Alice).FindAsync(new RoutineKey("alice", Side.Sender, Document.Hash, task.Key), Token);

    public static async Task<RoutineRecord?> ReceiverAsync(TwoNodes nodes, ProtocolDocument? document = null)
        => await Store(nodes.Bob).FindAsync(new RoutineKey("weather", Side.Receiver, (document ?? Document).Hash, Fingerprint(nodes)), Token);

    private static string Fingerprint(TwoNodes nodes) => SkillFingerprint.Of(nodes.Bob.Services.GetRequiredService<AgentCatalog>().Find("weather")!);

    private static IRoutineStore Store(ParleyNode node) => node.Services.GetRequiredService<IRoutineStore>();

    private static async Task PlantAsync(ParleyNode node, RoutineKey key, string source)
    {
        var standing = await Store(node).FindAsync(key, Token);
        var record = new RoutineRecord(key)
        {
            Version = standing?.Version ?? 0,
            Id = RoutineNames.IdOf(source),
            Source = source,
            Status = RoutineStatus.Live,
            Author = "person",
            WrittenAt = DateTimeOffset.UnixEpoch,
        };
        Assert.True(await Store(node).TrySaveAsync(record, [], Token));
    }
}
