using Parley.Cli.Output;
using Parley.Core.Programming;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary>How routines are shown.</summary>
internal static class RoutineViews
{
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

        var table = TableStyle.Create("id", "agent", "side", "document", "status", "author", "failures");
        foreach (var record in all)
        {
            var status = record.Status.ToString().ToLowerInvariant() + (record.Pinned ? ", pinned" : "");
            table.AddRow(record.Id, Markup.Escape(record.Key.Agent), record.Key.Side.ToString().ToLowerInvariant(), Markup.Escape(record.Key.Document.ToBase64()), status, Markup.Escape(record.Author), $"{record.Failures}");
        }

        console.Write(table);
    }

    public static CommandOutcome Show(RoutineRecord record, IReadOnlyList<RoutineEvent> history) => CommandOutcome.Done(
        Json(record).AsObject!.With("source", record.Source).With("evidence", new JsonArray(record.Evidence.Select(EvidenceJson))),
        console =>
        {
            List(console, [record]);
            console.Write(new Text(record.Source.TrimEnd() + "\n\n"));
            console.Write(EvidenceTable(record.Evidence));
        });

    public static CommandOutcome History(RoutineRecord record, IReadOnlyList<RoutineEvent> history) => CommandOutcome.Done(
        Json(record).AsObject!.With("history", new JsonArray(history.Select(EventJson))),
        console =>
        {
            var table = TableStyle.Create("at", "routine", "what", "why");
            foreach (var line in history)
            {
                table.AddRow(new Text($"{line.At:yyyy-MM-dd HH:mm:ss}"), new Text(line.RoutineId), new Text(line.Kind), new Text(line.Text));
            }

            console.Write(table);
        });

    public static Table EvidenceTable(IReadOnlyList<Evidence> evidence)
    {
        var table = TableStyle.Create("evidence", "passed", "cases", "price", "detail");
        table.Columns[^1].NoWrap = false;
        foreach (var piece in evidence)
        {
            table.AddRow(new Text(piece.Kind), new Text(piece.Passed ? "yes" : "no"), new Text($"{piece.Cases}"), new Text(piece.Cost == 0 ? "free" : $"{piece.Cost:0.######}"), new Text(piece.Detail));
        }

        return table;
    }

    private static JsonValue EvidenceJson(Evidence piece) => new JsonObject
    {
        { "kind", piece.Kind }, { "passed", piece.Passed }, { "cases", piece.Cases }, { "detail", piece.Detail }, { "cost", (double)piece.Cost },
    };

    private static JsonValue EventJson(RoutineEvent line) => new JsonObject
    {
        { "at", line.At.ToString("O") }, { "routine", line.RoutineId }, { "kind", line.Kind }, { "text", line.Text },
    };
}
