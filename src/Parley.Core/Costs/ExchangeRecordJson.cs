using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>Exchange records as JSON text, as the first schema of the store kept them. They are read when a store is upgraded; none is written any more.</summary>
public static class ExchangeRecordJson
{
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
            ToolCalls = fields.List("toolCalls", ReadToolCall),
            ModelCalls = fields.List("modelCalls", ReadModelCall),
            StepDowns = fields.List("stepDowns", ReadStepDown),
            ParentId = fields.OptionalText("parentId"),
            QueryId = fields.OptionalText("queryId"),
        };
    }

    private static ToolCall ReadToolCall(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new ToolCall(fields.Text("skill"), fields.Value("arguments"), fields.Value("result"), fields.OptionalText("error"));
    }

    private static ModelCall ReadModelCall(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new ModelCall(
            fields.Name<ModelRole>("role"),
            fields.Text("purpose"),
            fields.Text("model"),
            fields.Whole("inputTokens"),
            fields.Whole("outputTokens"),
            fields.Money("cost"),
            fields.Text("currency"),
            fields.Duration("duration"));
    }

    private static StepDown ReadStepDown(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new StepDown(fields.Name<Mode>("from"), fields.Name<Mode>("to"), fields.Text("cause"));
    }
}
