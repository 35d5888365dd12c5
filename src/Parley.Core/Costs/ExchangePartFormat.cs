using System.Text.Json;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The calls and step-downs within an exchange record as stored JSON.</summary>
internal static class ExchangePartFormat
{
    public static void WriteMembers(Utf8JsonWriter writer, ToolCall call)
    {
        writer.WriteString("skill", call.Skill);
        writer.WriteValue("arguments", call.Arguments);
        writer.WriteValue("result", call.Result);
        writer.WriteText("error", call.Error);
    }

    public static ToolCall ReadToolCall(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new ToolCall(fields.Text("skill"), fields.Value("arguments"), fields.Value("result"), fields.OptionalText("error"));
    }

    public static void WriteMembers(Utf8JsonWriter writer, ModelCall call)
    {
        writer.WriteName("role", call.Role);
        writer.WriteString("purpose", call.Purpose);
        writer.WriteString("model", call.Model);
        writer.WriteNumber("inputTokens", call.InputTokens);
        writer.WriteNumber("outputTokens", call.OutputTokens);
        writer.WriteMoney("cost", call.Cost);
        writer.WriteString("currency", call.Currency);
        writer.WriteDuration("duration", call.Duration);
    }

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

    public static void WriteMembers(Utf8JsonWriter writer, StepDown step)
    {
        writer.WriteName("from", step.From);
        writer.WriteName("to", step.To);
        writer.WriteString("cause", step.Cause);
    }

    public static StepDown ReadStepDown(JsonValue json)
    {
        var fields = new StoredFields(json);
        return new StepDown(fields.Name<Mode>("from"), fields.Name<Mode>("to"), fields.Text("cause"));
    }
}
