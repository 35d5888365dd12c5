using Parley.Cli.Output;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Cli.Demo;

/// <summary>What the demo came to. The language cost is measured: a second run of the same questions in plain language.</summary>
internal sealed record DemoReport(IReadOnlyList<DemoExchange> Exchanges, DocumentHash? Document, IReadOnlyList<decimal> LanguageCosts)
{
    public decimal TotalCost => Exchanges.Sum(exchange => exchange.Cost + exchange.ClimbCost);

    public decimal LanguageCost => LanguageCosts.Sum();

    /// <summary>After so many exchanges everything spent, climbs included, was no more than plain language had cost; null when that never came.</summary>
    public int? BreakEvenAfter
    {
        get
        {
            var (spent, language) = (0m, 0m);
            for (var i = 0; i < Exchanges.Count; i++)
            {
                spent += Exchanges[i].Cost + Exchanges[i].ClimbCost;
                language += LanguageCosts[i];
                if (spent <= language && i > 0)
                {
                    return i + 1;
                }
            }

            return null;
        }
    }

    public JsonObject ToJson() => new()
    {
        { "exchanges", new JsonArray(Exchanges.Select((exchange, i) => (JsonValue)exchange.ToJson().With("languageCostUsd", (double)LanguageCosts[i]))) },
        { "documentHash", Document?.ToBase64() },
        { "breakEvenAfter", BreakEvenAfter is { } after ? after : JsonValue.Null },
        { "totalCostUsd", (double)TotalCost },
        { "languageCostUsd", (double)LanguageCost },
        { "model", "offline model" },
    };
}
