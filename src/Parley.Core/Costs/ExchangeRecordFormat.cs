using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>An exchange record as stored JSON. Members without a value are left out.</summary>
public static class ExchangeRecordFormat
{
    public static JsonValue Write(ExchangeRecord record) => new JsonObject(24)
    {
        ["id"] = record.Id,
        ["kind"] = StoredFields.Of(record.Kind),
        ["side"] = StoredFields.Of(record.Side),
        ["at"] = StoredFields.Of(record.At),
        ["duration"] = StoredFields.Of(record.Duration),
        ["agent"] = record.Agent,
        ["peer"] = record.Peer,
        ["subject"] = record.Subject,
        ["effect"] = StoredFields.Of(record.Effect),
        ["document"] = StoredFields.Of(record.Document),
        ["mode"] = StoredFields.Of(record.Mode),
        ["peerMode"] = record.PeerMode is { } peerMode ? StoredFields.Of(peerMode) : default(JsonValue),
        ["error"] = StoredFields.OfOptional(record.Error),
        ["input"] = record.Input,
        ["output"] = record.Output,
        ["requestBody"] = record.RequestBody,
        ["replyBody"] = record.ReplyBody,
        ["toolCalls"] = StoredFields.OfList(record.ToolCalls, ExchangePartFormat.Write),
        ["modelCalls"] = StoredFields.OfList(record.ModelCalls, ExchangePartFormat.Write),
        ["stepDowns"] = StoredFields.OfList(record.StepDowns, ExchangePartFormat.Write),
        ["parentId"] = StoredFields.OfOptional(record.ParentId),
        ["queryId"] = StoredFields.OfOptional(record.QueryId),
    };

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
