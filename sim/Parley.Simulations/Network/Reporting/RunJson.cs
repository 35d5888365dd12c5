using Parley.Core.Costs;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Reporting;

/// <summary>The figures of one policy and how they came about.</summary>
internal static class RunJson
{
    public static JsonObject Of(ReportedRun run)
    {
        var (findings, meter) = (run.Findings, run.Findings.Meter);
        return new JsonObject
        {
            { "policy", run.Policy },
            { "usd", (double)meter.Total },
            { "accuracy", findings.Accuracy },
            { "failed", findings.Failed },
            { "modelCalls", meter.ModelCalls },
            { "documents", findings.Documents },
            { "routines", findings.Routines },
            { "databaseFaults", findings.DatabaseFaults },
            { "modes", ModesOf(meter.Exchanges) },
            { "split", Named<CostKind>(kind => (double)meter.Of(kind)) },
            { "traceHash", findings.TraceHash },
            { "series", SeriesOf(run.History) },
        };
    }

    public static JsonObject ModesOf(Func<Mode, long> count) => Named<Mode>(mode => count(mode));

    private static JsonObject SeriesOf(NetworkHistory history) => new()
    {
        { "window", CostSeries.Window },
        { "query", Column(history, sample => sample.Query) },
        { "averageUsd", Column(history, sample => (double)sample.AverageUsd) },
        { "usd", Column(history, sample => (double)sample.Usd) },
        { "modelCalls", Column(history, sample => sample.ModelCalls) },
        { "documents", Column(history, sample => sample.Documents) },
    };

    private static JsonArray Column(NetworkHistory history, Func<Sample, double> figure) => new(history.Samples.Select(sample => new JsonValue(figure(sample))));

    private static JsonObject Named<T>(Func<T, double> figure) where T : struct, Enum
    {
        var named = new JsonObject();
        foreach (var value in Enum.GetValues<T>())
        {
            named.Add(Words.Of(value), figure(value));
        }

        return named;
    }
}
