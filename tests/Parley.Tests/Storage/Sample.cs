using System.Reflection;
using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Storage;

/// <summary>Records with a value in every field.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static ProtocolDocument Document(string text)
        => ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error) ? document : throw new InvalidOperationException(error);

    public static StoredDocument Stored(string text, params string[] sources)
        => new(Document(text), sources, DocumentOrigin.Negotiated, DocumentVisibility.Parties, Noon);

    /// <summary>A document that claims the hash of another: what a SHA-1 collision looks like.</summary>
    public static StoredDocument Forged(string text, DocumentHash hash)
    {
        var document = Document(text);
        typeof(ProtocolDocument).GetField("<Hash>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(document, hash);
        return new StoredDocument(document, [], DocumentOrigin.Fetched, DocumentVisibility.Parties, Noon);
    }

    public static ExchangeRecord Exchange(string id, int second = 0) => new()
    {
        Id = id,
        Kind = RecordKind.Exchange,
        Side = Side.Sender,
        At = Noon.AddSeconds(second),
        Duration = TimeSpan.FromTicks(1234567),
        Agent = "tours",
        Peer = "http://127.0.0.1:1/agents/weather",
        Subject = "0123456789abcdef",
        Mode = Mode.Language,
    };

    public static ExchangeRecord FullExchange(string id) => Exchange(id) with
    {
        Kind = RecordKind.Verification,
        Side = Side.Receiver,
        Effect = SkillEffect.Once,
        Document = DocumentHash.Of("a document"),
        Mode = Mode.Routine,
        PeerMode = Mode.Model,
        Error = "Timeout: too slow",
        Input = new JsonObject { ["city"] = "Zürich \u0000 \U0001F600", ["n"] = 0.1, ["none"] = JsonValue.Null },
        Output = "plain text",
        RequestBody = JsonValue.Null,
        ReplyBody = new JsonArray([1.0, true, "x"]),
        ToolCalls = [new("getForecast", new JsonObject { ["a"] = 1.0 }, default, "it failed"), new("other", "x", JsonValue.Null, null)],
        ModelCalls = [new(ModelRole.Program, "write-routine", "m", 12, 34, 0.1234567890123456789m, "EUR", TimeSpan.FromMilliseconds(5))],
        StepDowns = [new(Mode.Routine, Mode.Model, "schema")],
        ParentId = "parent",
        QueryId = "query",
    };

    public static RoutineKey Key(string agent = "weather", string document = "a document") => new(agent, Side.Receiver, DocumentHash.Of(document), "skills");

    public static RoutineRecord Routine(RoutineKey key) => new(key)
    {
        Id = "00112233445566ff",
        Source = "function handle(request) {\n  return request;\n}\n",
        Status = RoutineStatus.AwaitingApproval,
        Pinned = true,
        Author = "offline",
        WrittenAt = Noon,
        Evidence = [new("types", true, 3, "all fit", 0m), new("model-batch", false, 10, "case 4 differs", 0.0012m)],
        Failures = 2,
        LastFailure = "out of fuel",
    };

    public static ArchivedRoutine Archived(string source, string document = "a document") => new(RoutineAddress.Of(DocumentHash.Of(document), Side.Receiver), source, Noon);

    public static RoutineEvent Event(RoutineKey key, string kind, int second = 0) => new(key, "00112233445566ff", Noon.AddSeconds(second), kind, $"it was {kind}");
}
