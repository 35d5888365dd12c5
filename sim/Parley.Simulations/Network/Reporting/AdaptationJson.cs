using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;

namespace Parley.Simulations.Network.Reporting;

/// <summary>What changes in the middle of a run cost.</summary>
internal static class AdaptationJson
{
    public static JsonArray Of(IReadOnlyList<Adaptation> adaptations) => new(adaptations.Select(adaptation => new JsonValue(Of(adaptation))));

    private static JsonObject Of(Adaptation adaptation) => new()
    {
        { "at", adaptation.With.From },
        { "changes", new JsonArray(adaptation.Changes.Select(change => new JsonValue(change.Words))) },
        { "with", Of(adaptation.With.Totals) },
        { "without", Of(adaptation.Without.Totals) },
        { "difference", Of(adaptation.Difference) },
    };

    private static JsonObject Of(RunTotals totals) => new()
    {
        { "queries", totals.Queries },
        { "usd", (double)totals.Usd },
        { "modelCalls", totals.ModelCalls },
        { "negotiations", totals.Negotiations },
        { "documents", totals.Documents },
        { "stepDowns", totals.StepDowns },
        { "wrong", totals.Wrong },
        { "failed", totals.Failed },
    };
}
