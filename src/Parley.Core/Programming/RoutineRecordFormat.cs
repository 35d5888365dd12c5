using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>A routine as stored JSON; its key and version are columns of their own.</summary>
public static class RoutineRecordFormat
{
    public static JsonValue Write(RoutineRecord record) => new JsonObject(12)
    {
        ["id"] = record.Id,
        ["source"] = record.Source,
        ["status"] = StoredFields.Of(record.Status),
        ["pinned"] = record.Pinned,
        ["author"] = record.Author,
        ["writtenAt"] = StoredFields.Of(record.WrittenAt),
        ["evidence"] = StoredFields.OfList(record.Evidence, Write),
        ["failures"] = record.Failures,
        ["lastFailure"] = StoredFields.OfOptional(record.LastFailure),
    };

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
            Author = fields.Text("author"),
            WrittenAt = fields.Time("writtenAt"),
            Evidence = fields.List("evidence", ReadEvidence),
            Failures = (int)fields.Whole("failures"),
            LastFailure = fields.OptionalText("lastFailure"),
        };
    }

    private static JsonValue Write(Evidence evidence) => new JsonObject(5)
    {
        ["kind"] = evidence.Kind,
        ["passed"] = evidence.Passed,
        ["cases"] = evidence.Cases,
        ["detail"] = evidence.Detail,
        ["cost"] = StoredFields.Of(evidence.Cost),
    };

    private static Evidence ReadEvidence(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new Evidence(fields.Text("kind"), fields.Flag("passed"), (int)fields.Whole("cases"), fields.Text("detail"), fields.Money("cost"));
    }
}
