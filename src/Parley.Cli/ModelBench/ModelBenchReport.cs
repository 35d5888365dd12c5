using Parley.Core.Costs;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Cli.ModelBench;

/// <summary>What the trials came to.</summary>
/// <param name="WasStopped">A person stopped it; the results are those of the tasks that were done.</param>
internal sealed record ModelBenchReport(ModelBenchPlan Plan, IReadOnlyList<TaskResult> Results, bool WasStopped)
{
    public bool IsOffline => Plan.Model.Provider == ModelProvider.Offline;

    public bool HasPrice => Plan.Model.Price is { InputPerMillion: > 0 } or { OutputPerMillion: > 0 };

    public int Exchanges => Results.Sum(result => result.Exchanges);

    public int LanguageRight => Results.Sum(result => result.LanguageRight);

    public int Agreed => Results.Count(result => result.IsAgreed);

    public int Routines => Results.Sum(result => result.Routines);

    public int ClimbedRight => Results.Sum(result => result.ClimbedRight);

    public int WithoutModel => Results.Sum(result => result.WithoutModel);

    public ModelUse Language => Sum(result => result.Language);

    public ModelUse Negotiation => Sum(result => result.Negotiation);

    public ModelUse Programming => Sum(result => result.Programming);

    public ModelUse After => Sum(result => result.After);

    /// <summary>The middle one of the tasks whose climb paid; null when none did.</summary>
    public int? MedianBreakEven
    {
        get
        {
            int[] paid = [.. Results.Select(result => result.BreakEvenAfter).OfType<int>().Order()];
            return paid.Length == 0 ? null : paid[paid.Length / 2];
        }
    }

    public JsonObject ToJson() => new()
    {
        { "model", IsOffline ? $"{Plan.Name} (offline model)" : Plan.Name },
        { "currency", Plan.Model.Price.Currency },
        { "seed", Plan.Seed },
        { "exchanges", Exchanges },
        { "languageRight", LanguageRight },
        { "tasks", Results.Count },
        { "agreed", Agreed },
        { "routines", Routines },
        { "climbedRight", ClimbedRight },
        { "withoutModel", WithoutModel },
        { "language", Language.ToJson() },
        { "negotiation", Negotiation.ToJson() },
        { "programming", Programming.ToJson() },
        { "after", After.ToJson() },
        { "breakEvenAfter", MedianBreakEven is { } after ? after : JsonValue.Null },
        { "stopped", WasStopped },
        { "results", new JsonArray(Results.Select(result => (JsonValue)result.ToJson())) },
    };

    private ModelUse Sum(Func<TaskResult, ModelUse> part) => Results.Aggregate(default(ModelUse), (sum, result) => sum + part(result));
}
