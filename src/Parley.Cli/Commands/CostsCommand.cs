using System.CommandLine;
using System.Globalization;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley costs summary|export</c>: what exchanges and climbs cost, projected from the records.</summary>
internal static class CostsCommand
{
    public static Command Create() => new("costs", "What exchanges and climbs cost.") { Summary(), Export() };

    private static Command Summary()
    {
        var by = new Option<CostGrouping>("--by") { Description = "Group by peer, subject, document, mode, role or kind.", DefaultValueFactory = _ => CostGrouping.Kind };
        var command = new Command("summary", "Sum up modes, model calls, tokens, money and step-downs.") { by };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var projection = new CostProjection(parsed.GetValue(by));
                await foreach (var record in store.Exchanges.ReadAllAsync(token))
                {
                    projection.Add(record);
                }

                var summary = projection.ToSummary();
                return CommandOutcome.Done(Json(summary), console => Render(console, summary, parsed.GetValue(by)));
            },
            cancellationToken));
        return command;
    }

    private static Command Export()
    {
        var csv = new Option<string>("--csv") { Description = "The file to write.", Required = true, HelpName = "FILE" };
        var command = new Command("export", "Write one line a record.") { csv };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var path = parsed.GetValue(csv)!;
                await using var store = await StoreAccessor.ReadAsync(context, token);
                try
                {
                    var rows = await CostExport.WriteAsync(path, store.Exchanges.ReadAllAsync(token), token);
                    return CommandOutcome.Done(new JsonObject { { "file", path }, { "rows", rows } }, console => console.MarkupLineInterpolated($"{rows} records in {path}"));
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    return CommandOutcome.Error(ExitCodes.Failed, "UnwritableFile", $"{path} can't be written: {failure.Message}");
                }
            },
            cancellationToken));
        return command;
    }

    private static JsonObject Json(CostSummary summary) => new()
    {
        { "total", RowJson(summary.Total) },
        { "climbs", RowJson(summary.Climbs) },
        { "groups", new JsonArray(summary.Groups.Select(RowJson)) },
        { "stepDowns", new JsonArray(summary.StepDowns.Select(cause => (JsonValue)new JsonObject { { "cause", cause.Key }, { "count", cause.Value } })) },
        { "languageEstimate", new JsonArray(summary.LanguageEstimate.Select(MoneyJson)) },
        { "languageEstimateIsEstimate", true },
        { "exchangesWithoutEstimate", summary.WithoutEstimate },
    };

    private static JsonValue RowJson(CostRow row) => new JsonObject
    {
        { "group", row.Group },
        { "exchanges", row.Exchanges },
        { "modelCalls", row.ModelCalls },
        { "inputTokens", row.InputTokens },
        { "outputTokens", row.OutputTokens },
        { "amounts", new JsonArray(row.Amounts.Select(MoneyJson)) },
        { "seconds", Math.Round(row.Duration.TotalSeconds, 3) },
        { "stepDowns", row.StepDowns },
    };

    /// <summary>Money stays decimal: it is text in JSON.</summary>
    private static JsonValue MoneyJson(Money money)
        => new JsonObject { { "amount", money.Amount.ToString(CultureInfo.InvariantCulture) }, { "currency", money.Currency } };

    private static void Render(IAnsiConsole console, CostSummary summary, CostGrouping by)
    {
        var table = TableStyle.Create(by.ToString().ToLowerInvariant(), "exchanges", "model calls", "tokens in", "tokens out", "cost", "step-downs");
        foreach (var row in summary.Groups.Append(summary.Climbs).Append(summary.Total))
        {
            table.AddRow(
                new Text(row.Group.Length == 0 ? "(none)" : row.Group),
                new Text($"{row.Exchanges}"),
                new Text($"{row.ModelCalls}"),
                new Text($"{row.InputTokens}"),
                new Text($"{row.OutputTokens}"),
                new Text(Join(row.Amounts)),
                new Text($"{row.StepDowns}"));
        }

        console.Write(table);
        foreach (var (cause, count) in summary.StepDowns)
        {
            console.Write(new Text($"{count} × {cause}\n"));
        }

        if (summary.LanguageEstimate.Count > 0)
        {
            console.Write(new Text($"In plain language the same exchanges would have cost about {Join(summary.LanguageEstimate)} (an estimate from this store's own language exchanges).\n"));
        }
    }

    private static string Join(IReadOnlyList<Money> amounts) => amounts.Count == 0 ? "0" : string.Join(" + ", amounts);
}
