using Parley.Core.Costs;
using Parley.Protocol.Json;

namespace Parley.Cli.Calling;

/// <summary>What the calls of a plan came to.</summary>
/// <param name="Rows">At least one.</param>
/// <param name="Climbs">The sender's own work for climbs, in the order in which it was done.</param>
/// <param name="WasStopped">Whether a person stopped it before all calls were made.</param>
internal sealed record CallResult(bool IsSeries, IReadOnlyList<CallRow> Rows, IReadOnlyList<ExchangeRecord> Climbs, bool WasStopped)
{
    public int ExitCode => !WasStopped && Rows.All(row => row.Outcome.Succeeded) ? ExitCodes.Done : ExitCodes.Failed;

    public IEnumerable<ModelCall> ModelCalls => Rows.SelectMany(row => row.Record?.ModelCalls ?? []).Concat(Climbs.SelectMany(record => record.ModelCalls));

    public IEnumerable<ExchangeRecord> FailedClimbs => Climbs.Where(record => record.Error is not null);

    /// <summary>Output and mode are the last exchange's; model calls and costs are sums over all, climbs apart.</summary>
    public JsonObject ToJson()
    {
        var json = Rows[^1].ToJson();
        json.Remove("input");
        json["modelCalls"] = Rows.Sum(row => row.ModelCalls);
        json["costUsd"] = (double)Rows.Sum(row => row.Cost);
        json["climb"] = new JsonObject
        {
            { "work", new JsonArray(Climbs.Select(record => new JsonValue(record.Kind.ToString().ToLowerInvariant()))) },
            { "modelCalls", Climbs.Sum(record => record.ModelCalls.Count) },
            { "costUsd", (double)Climbs.Sum(record => record.Cost) },
        };
        if (FailedClimbs.Any())
        {
            json["climb"].AsObject!["errors"] = new JsonArray(FailedClimbs.Select(record => new JsonValue(record.Error!)));
        }

        json["offlineModel"] = ModelCalls.Any(OfflineLabel.IsOffline);
        if (IsSeries)
        {
            json["exchanges"] = new JsonArray(Rows.Select(row => (JsonValue)row.ToJson()));
        }

        if (WasStopped)
        {
            json["stopped"] = true;
        }

        return json;
    }
}
