using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The part of a record that may hold personal data: bodies, tool calls and the caller's tracing id. What is left after redaction still counts costs.</summary>
public static class ExchangeContent
{
    /// <summary>Whether the record holds nothing of the kind, because it never had them or was redacted.</summary>
    public static bool IsEmpty(ExchangeRecord record)
        => record.Input.IsMissing && record.Output.IsMissing && record.RequestBody.IsMissing && record.ReplyBody.IsMissing && record.ToolCalls.Count == 0 && record.QueryId is null;

    /// <summary>A copy without bodies, tool calls and tracing id; modes, costs and times stay.</summary>
    public static ExchangeRecord Redact(ExchangeRecord record)
        => record with { Input = default, Output = default, RequestBody = default, ReplyBody = default, ToolCalls = [], QueryId = null };

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
