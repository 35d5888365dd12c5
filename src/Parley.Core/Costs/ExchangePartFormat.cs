using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The calls and step-downs within an exchange record as stored JSON.</summary>
internal static class ExchangePartFormat
{
    public static JsonValue Write(ToolCall call) => new JsonObject(4)
    {
        ["skill"] = call.Skill,
        ["arguments"] = call.Arguments,
        ["result"] = call.Result,
        ["error"] = StoredFields.OfOptional(call.Error),
    };

    public static ToolCall ReadToolCall(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new ToolCall(fields.Text("skill"), fields.Value("arguments"), fields.Value("result"), fields.OptionalText("error"));
    }

    public static JsonValue Write(ModelCall call) => new JsonObject(8)
    {
        ["role"] = StoredFields.Of(call.Role),
        ["purpose"] = call.Purpose,
        ["model"] = call.Model,
        ["inputTokens"] = call.InputTokens,
        ["outputTokens"] = call.OutputTokens,
        ["cost"] = StoredFields.Of(call.Cost),
        ["currency"] = call.Currency,
        ["duration"] = StoredFields.Of(call.Duration),
    };

    public static ModelCall ReadModelCall(JsonValue json)
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

    public static JsonValue Write(StepDown step) => new JsonObject(4)
    {
        ["from"] = StoredFields.Of(step.From),
        ["to"] = StoredFields.Of(step.To),
        ["cause"] = step.Cause,
    };

    public static StepDown ReadStepDown(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new StepDown(fields.Name<Mode>("from"), fields.Name<Mode>("to"), fields.Text("cause"));
    }
}
