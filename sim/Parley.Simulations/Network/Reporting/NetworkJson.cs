using Parley.Protocol.Json;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Reporting;

/// <summary>All that the page shows, as one object; also the file <c>run.json</c>.</summary>
internal static class NetworkJson
{
    // More would not be seen, and the page must not grow with the network.
    private const int MaxBudgets = 1000;
    private const int MaxLinks = 500;
    private const int MaxDocuments = 1000;
    private const int MaxTakers = 200;

    public static JsonObject Of(NetworkComparison comparison)
    {
        var (options, run, history) = (comparison.Options, comparison.Run, comparison.Run.History);
        return new JsonObject
        {
            { "policy", options.Policy },
            { "queries", options.Queries },
            { "users", options.Users },
            { "seed", options.Seed },
            { "models", options.Models.Label },
            { "isOffline", options.Models.AreOffline },
            { "arePaperPrices", options.Models.HavePaperPrices },
            { "ratio", NetworkComparison.Ratio(comparison.Language.Findings.Meter.Total, run.Findings.Meter.Total) is { } ratio ? ratio : JsonValue.Null },
            { "seeds", Array(comparison.Seeds, SeedOf) },
            { "changes", AdaptationJson.Of(comparison.Adaptations) },
            { "runs", Array(comparison.Runs, RunJson.Of) },
            { "budgets", BudgetsOf(history) },
            { "servers", new JsonArray(ServerCatalog.All.Select(server => server.Name).Concat(options.Script?.Added ?? []).Select(name => new JsonValue(name))) },
            { "links", Array(history.Links.OrderByDescending(link => link.Modes.Total).Take(MaxLinks), LinkOf) },
            { "linkCount", history.Links.Count },
            { "orders", Array(new[] { history.FirstOrder, history.LastOrder }.OfType<Trace>().DistinctBy(trace => trace.Result.Query.Number), trace => TraceJson.Of(trace, run.Findings.DocumentNames)) },
            { "documents", Array(history.Documents.Take(MaxDocuments), line => DocumentOf(line, run)) },
            { "documentCount", history.Documents.Count },
            { "pairs", Array(PairsCsv.Ordered(history), figures => PairOf(figures, comparison)) },
            { "mistakes", Array(history.Mistakes, trace => TraceJson.Of(trace, run.Findings.DocumentNames)) },
            { "mistakeCount", history.MistakeCount },
        };
    }

    private static JsonArray BudgetsOf(NetworkHistory history)
    {
        var budgets = history.Budgets.Values.OrderDescending().Select((queries, index) => (Rank: index + 1, Queries: queries)).ToList();
        return Array(Spread(budgets, MaxBudgets), budget => new JsonObject { { "rank", budget.Rank }, { "queries", budget.Queries } });
    }

    private static JsonObject SeedOf(SeedFigures seed) => new()
    {
        { "seed", seed.Seed },
        { "policy", seed.Policy },
        { "usd", (double)seed.Usd },
        { "languageUsd", (double)seed.LanguageUsd },
        { "ratio", seed.Ratio is { } ratio ? ratio : JsonValue.Null },
        { "accuracy", seed.Accuracy },
        { "failed", seed.Failed },
        { "modelCalls", seed.ModelCalls },
    };

    private static JsonObject LinkOf(Link link) => new()
    {
        { "from", link.From },
        { "to", link.To },
        { "exchanges", link.Modes.Total },
        { "last", Words.Of(link.Last) },
        { "most", Words.Of(link.Modes.Most) },
        { "modes", RunJson.ModesOf(link.Modes.Of) },
    };

    private static JsonObject DocumentOf(DocumentLine line, ReportedRun run) => new()
    {
        { "hash", line.Hash.ToBase64() },
        { "name", run.Findings.DocumentNames.GetValueOrDefault(line.Hash) },
        { "agent", line.Origin.Agent },
        { "peer", line.Origin.Peer },
        { "task", line.Origin.Task },
        { "query", line.Origin.Query },
        { "takenOver", Array(Spread(line.TakenOver, MaxTakers), use => new JsonObject { { "agent", use.Agent }, { "peer", use.Peer }, { "query", use.Query } }) },
        { "takenOverCount", line.TakenOver.Count },
    };

    private static JsonObject PairOf(PairFigures figures, NetworkComparison comparison)
    {
        var languageUsd = comparison.Language.UsdOf(figures.Pair);
        return new JsonObject
        {
            { "server", figures.Pair.Server },
            { "task", figures.Pair.Task },
            { "queries", figures.Queries },
            { "right", figures.Right },
            { "failed", figures.Failed },
            { "modes", RunJson.ModesOf(figures.Modes.Of) },
            { "usd", (double)figures.Usd },
            { "languageUsd", (double)languageUsd },
            { "ratio", NetworkComparison.Ratio(languageUsd, figures.Usd) is { } ratio ? ratio : JsonValue.Null },
        };
    }

    /// <summary>All of them, or so many at even distances.</summary>
    private static IEnumerable<T> Spread<T>(IReadOnlyList<T> items, int max)
    {
        var distance = Math.Max(1, (int)Math.Ceiling(items.Count / (double)max));
        return items.Where((_, index) => index % distance == 0);
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new(items.Select(item => new JsonValue(write(item))));
}
