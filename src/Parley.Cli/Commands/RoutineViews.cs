using Parley.Cli.Output;
using Parley.Core.Programming;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary>How routines are shown.</summary>
internal static class RoutineViews
{
    private const int MaxAuthor = 24;

    public static JsonValue Json(RoutineRecord record) => new JsonObject
    {
        { "id", record.Id },
        { "agent", record.Key.Agent },
        { "side", record.Key.Side.ToString().ToLowerInvariant() },
        { "document", record.Key.Document.ToBase64() },
        { "subject", record.Key.Subject },
        { "status", record.Status.ToString().ToLowerInvariant() },
        { "pinned", record.Pinned },
        { "author", record.Author },
        { "writtenAt", record.WrittenAt.ToString("O") },
        { "failures", record.Failures },
        { "lastFailure", record.LastFailure },
    };

    public static void List(IAnsiConsole console, IReadOnlyList<RoutineRecord> all)
    {
        if (all.Count == 0)
        {
            console.MarkupLine("No routines yet. One is written when a document is used.");
            return;
        }

        var table = TableStyle.Create("id", "agent", "side", "document", "author", "fails", "status").AlignRight(5);
        foreach (var record in all)
        {
            table.AddTexts(record.Id, record.Key.Agent, Side(record), record.Key.Document.ToBase64(), PlainText.Clip(record.Author, MaxAuthor), $"{record.Failures}", Status(record));
        }

        console.WriteTable(table);
    }

    public static CommandOutcome Show(RoutineRecord record, IReadOnlyList<RoutineEvent> history) => CommandOutcome.Done(
        Json(record).AsObject!.With("source", record.Source).With("evidence", new JsonArray(record.Evidence.Select(EvidenceJson))),
        console =>
        {
            Head(console, record);
            console.WriteLine();
            console.WriteText(record.Source);
            console.WriteLine();
            console.WriteTable(EvidenceTable(record.Evidence));
        });

    public static CommandOutcome History(RoutineRecord record, IReadOnlyList<RoutineEvent> history) => CommandOutcome.Done(
        Json(record).AsObject!.With("history", new JsonArray(history.Select(EventJson))),
        console =>
        {
            Head(console, record);
            console.WriteLine();
            var table = TableStyle.Create("at (UTC)", "routine", "what", "why");
            foreach (var line in history)
            {
                table.AddTexts($"{line.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", line.RoutineId, line.Kind, line.Text);
            }

            console.WriteTable(table);
        });

    public static Table EvidenceTable(IReadOnlyList<Evidence> evidence)
    {
        var table = TableStyle.Create("evidence", "passed", "cases", "price", "detail").AlignRight(2);
        foreach (var piece in evidence)
        {
            table.AddTexts(piece.Kind, piece.Cases == 0 ? "-" : piece.Passed ? "yes" : "no", $"{piece.Cases}", piece.Cost == 0 ? "free" : $"{piece.Cost:0.000000}", piece.Detail);
        }

        return table;
    }

    /// <summary>What a change came to, in one line.</summary>
    public static void Head(IAnsiConsole console, RoutineRecord record)
    {
        console.MarkupLineInterpolated($"[b]{record.Id}[/] {Status(record)}, {record.Key.Agent} as {Side(record)}, document {record.Key.Document.ToBase64()}");
        console.MarkupLineInterpolated($"written by {PlainText.Of(record.Author)} at {record.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, failed {record.Failures} times");
        if (record.LastFailure is { } failure)
        {
            console.MarkupLineInterpolated($"last failure: {PlainText.Of(failure)}");
        }
    }

    private static string Side(RoutineRecord record) => record.Key.Side.ToString().ToLowerInvariant();

    private static string Status(RoutineRecord record) => record.Status.ToString().ToLowerInvariant() + (record.Pinned ? ", pinned" : "");

    private static JsonValue EvidenceJson(Evidence piece) => new JsonObject
    {
        { "kind", piece.Kind }, { "passed", piece.Passed }, { "cases", piece.Cases }, { "detail", piece.Detail }, { "cost", (double)piece.Cost },
    };

    private static JsonValue EventJson(RoutineEvent line) => new JsonObject
    {
        { "at", line.At.ToString("O") }, { "routine", line.RoutineId }, { "kind", line.Kind }, { "text", line.Text },
    };
}
