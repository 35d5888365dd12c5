using System.Text.Json;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>A routine as stored JSON; its key and version are columns of their own.</summary>
public static class RoutineRecordFormat
{
    /// <summary>The record as one JSON text in UTF-8, the form in which it is stored.</summary>
    public static string Write(RoutineRecord record) => StoredText.Write(record, WriteMembers);

    private static void WriteMembers(Utf8JsonWriter writer, RoutineRecord record)
    {
        writer.WriteString("id", record.Id);
        writer.WriteString("source", record.Source);
        writer.WriteName("status", record.Status);
        writer.WriteBoolean("pinned", record.Pinned);
        writer.WriteBoolean("repairDue", record.IsRepairDue);
        writer.WriteString("author", record.Author);
        writer.WriteTime("writtenAt", record.WrittenAt);
        writer.WriteList("evidence", record.Evidence, WriteMembers);
        writer.WriteNumber("failures", record.Failures);
        writer.WriteText("lastFailure", record.LastFailure);
    }

    /// <summary>Throws <see cref="FormatException"/> when the stored text is damaged.</summary>
    public static RoutineRecord Read(RoutineKey key, long version, JsonValue json)
    {
        var fields = new StoredFields(json);
        return new RoutineRecord(key)
        {
            Version = version,
            Id = fields.Text("id"),
            Source = fields.Text("source"),
            Status = fields.Name<RoutineStatus>("status"),
            Pinned = fields.Flag("pinned"),
            IsRepairDue = json["repairDue"].IsTrue,
            Author = fields.Text("author"),
            WrittenAt = fields.Time("writtenAt"),
            Evidence = fields.List("evidence", ReadEvidence),
            Failures = (int)fields.Whole("failures"),
            LastFailure = fields.OptionalText("lastFailure"),
        };
    }

    private static void WriteMembers(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteString("kind", evidence.Kind);
        writer.WriteBoolean("passed", evidence.Passed);
        writer.WriteNumber("cases", evidence.Cases);
        writer.WriteString("detail", evidence.Detail);
        writer.WriteMoney("cost", evidence.Cost);
    }

    private static Evidence ReadEvidence(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new Evidence(fields.Text("kind"), fields.Flag("passed"), (int)fields.Whole("cases"), fields.Text("detail"), fields.Money("cost"));
    }
}
