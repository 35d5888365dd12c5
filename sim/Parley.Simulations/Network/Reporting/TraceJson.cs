using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Reporting;

/// <summary>A query and the exchanges that served it.</summary>
internal static class TraceJson
{
    private const int MaxCharacters = 1000;

    public static JsonObject Of(Trace trace, IReadOnlyDictionary<DocumentHash, string> names)
    {
        var (result, query) = (trace.Result, trace.Result.Query);
        return new JsonObject
        {
            { "query", query.Number },
            { "user", query.User },
            { "server", query.Pair.Server },
            { "task", query.Pair.Task },
            { "isRight", result.IsRight },
            { "exchange", result.Record?.Id },
            { "error", Clip(result.Error?.ToString()) },
            { "answer", result.Answer.IsMissing ? null : Clip(JsonText.Write(result.Answer)) },
            { "expected", result.Right.IsMissing ? null : Clip(JsonText.Write(result.Right)) },
            { "usd", (double)result.Cost },
            { "hops", new JsonArray(trace.Hops.Select(hop => new JsonValue(HopOf(hop, names)))) },
        };
    }

    private static JsonObject HopOf(Hop hop, IReadOnlyDictionary<DocumentHash, string> names) => new()
    {
        { "exchange", hop.Exchange },
        { "parent", hop.Parent },
        { "from", hop.From },
        { "to", hop.To },
        { "task", hop.Task },
        { "mode", Words.Of(hop.Mode) },
        { "document", hop.Document?.ToBase64() },
        { "documentName", hop.Document is { } hash ? names.GetValueOrDefault(hash) : null },
        { "usd", (double)hop.Usd },
        { "error", Clip(hop.Error) },
    };

    private static string? Clip(string? text) => text is { Length: > MaxCharacters } ? string.Concat(text.AsSpan(0, MaxCharacters), "…") : text;
}
