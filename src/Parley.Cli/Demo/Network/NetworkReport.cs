using System.Globalization;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Wires;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary>A run in figures, beside the same queries in plain language.</summary>
internal sealed record NetworkReport(NetworkComparison Comparison, TimeSpan Duration)
{
    private const int ShownMistakes = 5;
    private const int ShownCharacters = 300;

    private NetworkOptions Options => Comparison.Options;

    private NetworkFindings Findings => Comparison.Run.Findings;

    private NetworkFindings Language => Comparison.Language.Findings;

    private decimal Cost => Findings.Meter.Total;

    /// <summary>For as many queries as the run has, by those that were asked in plain language.</summary>
    private decimal LanguageCost => Language.Asked == Options.Queries ? Language.Meter.Total : Language.Meter.Total * Options.Queries / Math.Max(1, Language.Asked);

    private double Ratio => Cost == 0 ? 0 : (double)(LanguageCost / Cost);

    /// <summary>How many times the cost of who knows all queries beforehand.</summary>
    private double? ClairvoyantRatio => Comparison.ClairvoyantUsd is { } least and > 0 ? (double)(Cost / least) : null;

    public JsonObject ToJson() => new()
    {
        { "policy", Options.Policy },
        { "queries", Options.Queries },
        { "users", Options.Users },
        { "seed", Options.Seed },
        { "models", "offline model" },
        { "transport", WiringFlags.NameOf(Options.Transport) },
        { "tables", Options.Postgres is null ? "memory" : "postgres" },
        { "languageCostUsd", (double)LanguageCost },
        { "languageMeasuredQueries", Language.Asked },
        { "costUsd", (double)Cost },
        { "ratio", Math.Round(Ratio, 2) },
        { "clairvoyantUsd", Comparison.ClairvoyantUsd is { } least ? (double)least : JsonValue.Null },
        { "clairvoyantRatio", ClairvoyantRatio is { } times ? Math.Round(times, 3) : JsonValue.Null },
        { "languageAccuracy", Language.Accuracy },
        { "accuracy", Findings.Accuracy },
        { "failed", Findings.Failed },
        { "modelCalls", Findings.Meter.ModelCalls },
        { "documents", Findings.Documents },
        { "routines", Findings.Routines },
        { "databaseFaults", Findings.DatabaseFaults },
        { "modes", Named<Mode>(mode => Findings.Meter.Exchanges(mode)) },
        { "costSplit", Named<CostKind>(kind => (double)Findings.Meter.Of(kind)) },
        { "seconds", Math.Round(Duration.TotalSeconds, 1) },
        { "traceHash", Findings.TraceHash },
    };

    public void Write(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[b]{Options.Queries} queries[/] of {Options.Users} users to 15 servers, policy [b]{Options.Policy}[/], seed {Options.Seed}  [grey]offline model throughout[/]");
        console.WriteLine();
        Line(console, "cost", string.Create(CultureInfo.InvariantCulture, $"{Cost:0.0000} USD, {Ratio:0.0} times less than the {LanguageCost:0.0000} USD of plain language{(Language.Asked == Options.Queries ? "" : $" by its first {Language.Asked} queries")}"));
        if (ClairvoyantRatio is { } times)
        {
            Line(console, "at least", string.Create(CultureInfo.InvariantCulture, $"{Comparison.ClairvoyantUsd:0.0000} USD if all queries were known beforehand: {times:0.00} times that was spent"));
        }

        Line(console, "of it", string.Join(", ", Enum.GetValues<CostKind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"{Word(kind)} {Share(kind):P0}"))));
        Line(console, "answers", string.Create(CultureInfo.InvariantCulture, $"{Findings.Accuracy:P2} right (plain language {Language.Accuracy:P2}), {Findings.Failed} failed"));
        Line(console, "exchanges", string.Join(", ", Enum.GetValues<Mode>().Where(mode => Findings.Meter.Exchanges(mode) > 0).Select(mode => $"{Word(mode)} {Findings.Meter.Exchanges(mode)}")));
        Line(console, "emerged", $"{Findings.Documents} documents, {Findings.Routines} routines");
        Line(console, "took", string.Create(CultureInfo.InvariantCulture, $"{Duration.TotalSeconds:0.0} s, {Findings.Meter.ModelCalls} model calls{(Options.Transport == WireKind.Http ? ", over HTTP" : "")}{(Options.Postgres is { } postgres ? $", tables in PostgreSQL at {postgres}" : "")}"));
        if (Findings.DatabaseFaults > 0)
        {
            Line(console, "databases", $"{Findings.DatabaseFaults} answers to each other were wrong or missing");
        }

        foreach (var wrong in Findings.History.Mistakes.Take(ShownMistakes).Select(mistake => mistake.Result))
        {
            var what = wrong.Error?.ToString() ?? $"answered {JsonText.Write(wrong.Answer)} in place of {JsonText.Write(wrong.Right)}";
            console.MarkupLineInterpolated($"[red]wrong[/] query {wrong.Query.Number} of {wrong.Query.User} to {wrong.Query.Pair.ToString()}, exchange {wrong.Record?.Id}: {PlainText.Clip(what, ShownCharacters)}");
        }
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

    private static void Line(IAnsiConsole console, string label, string text) => console.MarkupLineInterpolated($"  {label,-10} {text}");

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
