using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Wires;
using Spectre.Console;
using static System.FormattableString;

namespace Parley.Cli.Demo.Network;

/// <summary>A run in figures, beside the same queries in plain language.</summary>
/// <param name="PeakMemory">Bytes of the working set at its largest.</param>
internal sealed record NetworkReport(NetworkComparison Comparison, TimeSpan Duration, long PeakMemory)
{
    private const int WrittenMistakes = 20;
    private const double BytesPerMb = 1_000_000;

    private NetworkOptions Options => Comparison.Options;

    private NetworkFindings Findings => Comparison.Run.Findings;

    private NetworkFindings Language => Comparison.Language.Findings;

    private decimal Cost => Findings.Meter.Total;

    /// <summary>Of the run's queries, by those that were asked in plain language.</summary>
    private decimal LanguageCost { get; } = new LanguageYardstick(Comparison.Language.Findings).Of(Comparison.Run.Findings);

    private double Ratio => Cost == 0 ? 0 : (double)(LanguageCost / Cost);

    /// <summary>How many times the cost of who knows all queries beforehand.</summary>
    private double? ClairvoyantRatio => Comparison.ClairvoyantUsd is { } least and > 0 ? (double)(Cost / least) : null;

    public JsonObject ToJson() => new()
    {
        { "policy", Options.Policy },
        { "queries", Options.Queries },
        { "users", Options.Users },
        { "seed", Options.Seed },
        { "isPublic", Options.IsPublic },
        { "models", Options.Models.Label },
        { "transport", WiringFlags.NameOf(Options.Transport) },
        { "tables", Options.Postgres is null ? "memory" : "postgres" },
        { "languageCostUsd", (double)LanguageCost },
        { "languageMeasuredQueries", Language.Asked },
        { "costUsd", (double)Cost },
        { "ratio", Cost == 0 ? JsonValue.Null : Math.Round(Ratio, 2) },
        { "clairvoyantUsd", Comparison.ClairvoyantUsd is { } least ? (double)least : JsonValue.Null },
        { "clairvoyantRatio", ClairvoyantRatio is { } times ? Math.Round(times, 3) : JsonValue.Null },
        { "languageAccuracy", Language.Accuracy },
        { "languageFailed", Language.Failed },
        { "accuracy", Findings.Accuracy },
        { "failed", Findings.Failed },
        { "modelCalls", Findings.Meter.ModelCalls },
        { "documents", Findings.Documents },
        { "routines", Findings.Routines },
        { "databaseFaults", Findings.DatabaseFaults },
        { "modes", Named<Mode>(mode => Findings.Meter.Exchanges(mode)) },
        { "costSplit", Named<CostKind>(kind => (double)Findings.Meter.Of(kind)) },
        { "failedCalls", Findings.FailedCalls },
        { "mistakes", new JsonArray(Findings.History.Mistakes.Take(WrittenMistakes).Select(trace => new JsonValue(TraceJson.Of(trace, Findings.DocumentNames)))) },
        { "mistakeCount", Findings.History.MistakeCount },
        { "changes", AdaptationJson.Of(Comparison.Adaptations) },
        { "seconds", Math.Round(Duration.TotalSeconds, 1) },
        { "peakMemoryMb", Math.Round(PeakMemory / BytesPerMb, 1) },
        { "traceHash", Findings.TraceHash },
    };

    public void Write(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[b]{(Options.Queries == 1 ? "1 query" : $"{Options.Queries} queries")}[/] of {Counted(Options.Users, "user")} to 15 servers, policy [b]{Options.Policy}[/], seed {Options.Seed}{(Options.IsPublic ? ", public schemas" : "")}  [grey]{(Options.Models.AreOffline ? "offline model throughout" : "")}[/]");
        console.WriteLine();
        if (!Options.Models.AreOffline)
        {
            Line(console, "models", Options.Models.Label);
        }

        Line(console, "cost", CostInWords());
        if (ClairvoyantRatio is { } times)
        {
            Line(console, "at least", Invariant($"{Comparison.ClairvoyantUsd:0.0000} USD at the prices paid, if all queries were known beforehand: {times:0.00} times that was spent"));
        }

        if (Cost > 0)
        {
            Line(console, "of it", string.Join(", ", Enum.GetValues<CostKind>().Select(kind => Invariant($"{Word(kind)} {Share(kind):P0}"))));
        }

        Line(console, "answers", Invariant($"{Findings.Accuracy:P2} right (plain language {Language.Accuracy:P2}), {Findings.Failed} failed"));
        if (Options.FailureRates.Count > 0)
        {
            Line(console, "outages", $"{Counted(Findings.FailedCalls, "failed call")} of {string.Join(", ", Options.FailureRates.Keys)}, {(Options.Retries == 0 ? "not tried again" : $"each tried {Counted(Options.Retries, "time")} again")}; plain language: {Counted(Language.FailedCalls, "failed call")}, {Language.Failed} failed");
        }

        Line(console, "exchanges", string.Join(", ", Enum.GetValues<Mode>().Where(mode => Findings.Meter.Exchanges(mode) > 0).Select(mode => $"{Word(mode)} {Findings.Meter.Exchanges(mode)}")));
        Line(console, "emerged", $"{Counted(Findings.Documents, "document")}, {Counted(Findings.Routines, "routine")}");
        Line(console, "took", Invariant($"{Duration.TotalSeconds:0.0} s, {Counted(Findings.Meter.ModelCalls, "model call")}, at most {PeakMemory / BytesPerMb:0} MB{(Options.Transport == WireKind.Http ? ", over HTTP" : "")}{(Options.Postgres is { } postgres ? $", tables in PostgreSQL at {postgres}" : "")}"));
        if (Findings.DatabaseFaults > 0)
        {
            Line(console, "databases", $"{Findings.DatabaseFaults} answers to each other were wrong or missing");
        }

        if (Comparison.Adaptations.Count > 0)
        {
            ChangeTable.Write(console, Comparison.Adaptations);
        }

        if (Comparison.Seeds.Count > Comparison.Runs.Count)
        {
            SeedTable.Write(console, Comparison.Seeds);
        }

        MistakeTraces.Write(console, Findings.History);
    }

    private string CostInWords()
    {
        var language = Invariant($"{LanguageCost:0.0000} USD of plain language{(Language.Asked == Options.Queries ? "" : $" by its first {Language.Asked} queries, server by server and task by task")}");
        return Cost == 0 ? $"nothing, in place of the {language}"
            : Options.Policy == ClimbPolicies.LanguageOnly ? Invariant($"{Cost:0.0000} USD, which is plain language")
            : Cost > LanguageCost ? Invariant($"{Cost:0.0000} USD, {Cost / LanguageCost:0.0} times the {language}")
            : Invariant($"{Cost:0.0000} USD, {Ratio:0.0} times less than the {language}");
    }

    private double Share(CostKind kind) => Cost == 0 ? 0 : (double)(Findings.Meter.Of(kind) / Cost);

    private static JsonObject Named<T>(Func<T, double> figure) where T : struct, Enum
    {
        var named = new JsonObject();
        foreach (var value in Enum.GetValues<T>())
        {
            named.Add(Word(value), figure(value));
        }

        return named;
    }

    private static string Counted(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static void Line(IAnsiConsole console, string label, string text) => console.MarkupLineInterpolated($"  {label,-10} {text}");

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
