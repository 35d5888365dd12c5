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
    private const int MaxName = 36;

    private static readonly string[] StoreSuffixes = ["", "-wal", "-shm", "-journal", "-lock"];

    public static Command Create() => new("costs", "What exchanges and climbs cost.") { Summary(), Export() };

    private static Command Summary()
    {
        var by = By();
        var command = new Command("summary", "Sum up modes, model calls, tokens, money and step-downs.") { by };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var models = new SortedSet<string>(StringComparer.Ordinal);
                var projection = new CostProjection(parsed.GetValue(by));
                await foreach (var record in store.Exchanges.ReadAllAsync(token))
                {
                    projection.Add(record);
                    models.UnionWith(record.ModelCalls.Select(call => call.Model));
                }

                var summary = projection.ToSummary();
                return CommandOutcome.Done(Json(summary, models), console => Render(console, summary, models, parsed.GetValue(by)));
            },
            cancellationToken));
        return command;
    }

    private static Option<CostGrouping> By() => new("--by")
    {
        Description = $"Group by {Groupings}.",
        DefaultValueFactory = _ => CostGrouping.Kind,
        HelpName = "WHAT",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            foreach (var known in Enum.GetValues<CostGrouping>().Where(known => known.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                return known;
            }

            result.AddError($"--by takes one of {Groupings}, not '{word}'.");
            return CostGrouping.Kind;
        },
    };

    private static string Groupings => string.Join(", ", Enum.GetNames<CostGrouping>()).ToLowerInvariant();

    private static Command Export()
    {
        var csv = new Option<string?>("--csv") { Description = "Write CSV to this file; without a name, to standard output.", Arity = ArgumentArity.ZeroOrOne, HelpName = "FILE" };
        var command = new Command("export", "Write one line a record, as CSV.") { csv };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(parsed, (context, token) => ExportAsync(parsed.GetValue(csv), context, token), cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> ExportAsync(string? path, CommandContext context, CancellationToken cancellationToken)
    {
        await using var store = await StoreAccessor.ReadAsync(context, cancellationToken);
        if (path is null)
        {
            var lines = await CostExport.WriteAsync(Console.Out, store.Exchanges.ReadAllAsync(cancellationToken), cancellationToken);
            return CommandOutcome.Done(new JsonObject { { "file", JsonValue.Null }, { "rows", lines } }, _ => { });
        }

        // Windows and macOS take names in another letter case for the same file; elsewhere nothing is lost by refusing them.
        if (StoreSuffixes.Any(suffix => Path.GetFullPath(path).Equals(Path.GetFullPath(context.StorePath) + suffix, StringComparison.OrdinalIgnoreCase)))
        {
            return CommandOutcome.WrongUsage($"'{path}' belongs to the store itself. Name another file.");
        }

        try
        {
            var rows = await CostExport.WriteFileAsync(path, store.Exchanges.ReadAllAsync(cancellationToken), cancellationToken);
            return CommandOutcome.Done(new JsonObject { { "file", path }, { "rows", rows } }, console => console.MarkupLineInterpolated($"{rows} records in {path}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var why = Directory.Exists(path) ? "it is a folder. Name a file in it." : failure is DirectoryNotFoundException ? "its folder does not exist. Make it, or name another file." : failure.Message;
            return CommandOutcome.Error(ExitCodes.Failed, "UnwritableFile", $"'{path}' can't be written: {why}");
        }
    }

    private static JsonObject Json(CostSummary summary, IEnumerable<string> models) => new()
    {
        { "total", RowJson(summary.Total) },
        { "climbs", RowJson(summary.Climbs) },
        { "groups", new JsonArray(summary.Groups.Select(RowJson)) },
        { "stepDowns", new JsonArray(summary.StepDowns.Select(cause => (JsonValue)new JsonObject { { "cause", cause.Key }, { "count", cause.Value } })) },
        { "languageEstimate", new JsonArray(summary.LanguageEstimate.Select(MoneyJson)) },
        { "languageEstimateIsEstimate", true },
        { "exchangesWithoutEstimate", summary.WithoutEstimate },
        { "models", new JsonArray(models.Select(model => new JsonValue(model))) },
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

    private static void Render(IAnsiConsole console, CostSummary summary, SortedSet<string> models, CostGrouping by)
    {
        if (summary.Groups.Count == 0)
        {
            console.WriteText("Nothing is recorded yet. 'parley call' and a node's agents leave records in their stores.");
            return;
        }

        var table = TableStyle.Create(by.ToString().ToLowerInvariant(), "exchanges", "model calls", "tokens in", "tokens out", "step-downs", "cost").AlignRight(1, 2, 3, 4, 5);
        foreach (var row in summary.Groups)
        {
            Add(table, row, row.Group.Length == 0 ? "(none)" : row.Group);
        }

        table.AddEmptyRow();
        Add(table, summary.Climbs, "climbs alone");
        Add(table, summary.Total, "total");
        console.WriteTable(table);
        console.WriteLine();
        foreach (var (cause, count) in summary.StepDowns)
        {
            console.WriteText($"{count} × {cause}");
        }

        if (summary.LanguageEstimate.Count > 0)
        {
            console.WriteText($"In plain language the same exchanges would have cost about {Join(summary.LanguageEstimate)}: an estimate from this store's own language exchanges.");
        }

        if (summary.WithoutEstimate > 0)
        {
            console.WriteText($"{summary.WithoutEstimate} exchanges are left out of that: their pairs never spoke plain language.");
        }

        if (models.Count > 0)
        {
            console.WriteText($"Models: {string.Join(", ", models)}.");
        }
    }

    private static void Add(Table table, CostRow row, string name)
        => table.AddTexts(PlainText.Clip(name, MaxName), $"{row.Exchanges}", $"{row.ModelCalls}", $"{row.InputTokens}", $"{row.OutputTokens}", $"{row.StepDowns}", Join(row.Amounts));

    private static string Join(IReadOnlyList<Money> amounts)
        => amounts.Count == 0 ? "-" : string.Join(" + ", amounts.Select(money => string.Create(CultureInfo.InvariantCulture, $"{money.Amount:0.000000} {money.Currency}")));
}
