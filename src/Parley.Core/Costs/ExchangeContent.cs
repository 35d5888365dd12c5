using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The part of a record that may hold personal data: bodies and tool calls. What is left after redaction still counts costs.</summary>
public static class ExchangeContent
{
    /// <summary>Whether the record holds no bodies and no tool calls, because it never had them or was redacted.</summary>
    public static bool IsEmpty(ExchangeRecord record)
        => record.Input.IsMissing && record.Output.IsMissing && record.RequestBody.IsMissing && record.ReplyBody.IsMissing && record.ToolCalls.Count == 0;

    /// <summary>A copy without bodies, tool arguments and results; modes, costs and times stay.</summary>
    public static ExchangeRecord Redact(ExchangeRecord record)
        => record with { Input = default, Output = default, RequestBody = default, ReplyBody = default, ToolCalls = [] };

    /// <summary>A record that shares no mutable value with this one.</summary>
    public static ExchangeRecord Clone(ExchangeRecord record) => record with
    {
        Input = record.Input.DeepClone(),
        Output = record.Output.DeepClone(),
        RequestBody = record.RequestBody.DeepClone(),
        ReplyBody = record.ReplyBody.DeepClone(),
        ToolCalls = [.. record.ToolCalls.Select(call => call with { Arguments = call.Arguments.DeepClone(), Result = call.Result.DeepClone() })],
        ModelCalls = [.. record.ModelCalls],
        StepDowns = [.. record.StepDowns],
    };
}
