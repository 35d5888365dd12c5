using System.Text.Json;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>An exchange record as stored JSON. Members without a value are left out.</summary>
public static class ExchangeRecordFormat
{
    /// <summary>The record as one JSON text in UTF-8, the form in which it is stored.</summary>
    public static string Write(ExchangeRecord record) => StoredText.Write(record, WriteMembers);

    private static void WriteMembers(Utf8JsonWriter writer, ExchangeRecord record)
    {
        writer.WriteString("id", record.Id);
        writer.WriteName("kind", record.Kind);
        writer.WriteName("side", record.Side);
        writer.WriteTime("at", record.At);
        writer.WriteDuration("duration", record.Duration);
        writer.WriteString("agent", record.Agent);
        writer.WriteString("peer", record.Peer);
        writer.WriteString("subject", record.Subject);
        writer.WriteName("effect", record.Effect);
        writer.WriteHash("document", record.Document);
        writer.WriteName("mode", record.Mode);
        if (record.PeerMode is { } peerMode)
        {
            writer.WriteName("peerMode", peerMode);
        }

        writer.WriteText("error", record.Error);
        writer.WriteValue("input", record.Input);
        writer.WriteValue("output", record.Output);
        writer.WriteValue("requestBody", record.RequestBody);
        writer.WriteValue("replyBody", record.ReplyBody);
        writer.WriteList("toolCalls", record.ToolCalls, ExchangePartFormat.WriteMembers);
        writer.WriteList("modelCalls", record.ModelCalls, ExchangePartFormat.WriteMembers);
        writer.WriteList("stepDowns", record.StepDowns, ExchangePartFormat.WriteMembers);
        writer.WriteText("parentId", record.ParentId);
        writer.WriteText("queryId", record.QueryId);
    }

    /// <summary>Throws <see cref="FormatException"/> when the stored text is damaged.</summary>
    public static ExchangeRecord Read(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new ExchangeRecord
        {
            Id = fields.Text("id"),
            Kind = fields.Name<RecordKind>("kind"),
            Side = fields.Name<Side>("side"),
            At = fields.Time("at"),
            Duration = fields.Duration("duration"),
            Agent = fields.Text("agent"),
            Peer = fields.Text("peer"),
            Subject = fields.Text("subject"),
            Effect = fields.Name<SkillEffect>("effect"),
            Document = fields.OptionalHash("document"),
            Mode = fields.Name<Mode>("mode"),
            PeerMode = fields.OptionalName<Mode>("peerMode"),
            Error = fields.OptionalText("error"),
            Input = fields.Value("input"),
            Output = fields.Value("output"),
            RequestBody = fields.Value("requestBody"),
            ReplyBody = fields.Value("replyBody"),
            ToolCalls = fields.List("toolCalls", ExchangePartFormat.ReadToolCall),
            ModelCalls = fields.List("modelCalls", ExchangePartFormat.ReadModelCall),
            StepDowns = fields.List("stepDowns", ExchangePartFormat.ReadStepDown),
            ParentId = fields.OptionalText("parentId"),
            QueryId = fields.OptionalText("queryId"),
        };
    }
}
