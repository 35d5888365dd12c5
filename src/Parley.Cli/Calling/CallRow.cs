using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Protocol.Json;

namespace Parley.Cli.Calling;

/// <summary>One exchange of a series as it is listed.</summary>
/// <param name="Record">Null when nothing was exchanged.</param>
internal sealed record CallRow(JsonValue Input, Outcome<JsonValue> Outcome, ExchangeRecord? Record)
{
    public static CallRow Of(JsonValue input, Outcome<ExchangeResult> invoked)
        => invoked.TryGet(out var result, out var error) ? new CallRow(input, result.Outcome, result.Record) : new CallRow(input, error, null);

    public decimal Cost => Record?.Cost ?? 0;

    public int ModelCalls => Record?.ModelCalls.Count ?? 0;

    public string? StepDown => Record is { StepDowns.Count: > 0 } record ? string.Join("; ", record.StepDowns.Select(step => $"{Word(step.From)} to {Word(step.To)}: {step.Cause}")) : null;

    public JsonObject ToJson()
    {
        var json = new JsonObject { { "input", Input }, { "output", Outcome.Succeeded ? Outcome.Value : JsonValue.Null } };
        if (Outcome.Error is { } error)
        {
            json["error"] = new JsonObject { { "code", error.Code.ToString() }, { "message", error.Message } };
        }

        json["mode"] = Record is null ? JsonValue.Null : new JsonValue(Word(Record.Mode));
        if (Record?.PeerMode is { } peer)
        {
            json["peerMode"] = Word(peer);
        }

        json["modelCalls"] = ModelCalls;
        json["costUsd"] = (double)Cost;
        json["ms"] = Math.Round(Record?.Duration.TotalMilliseconds ?? 0, 3);
        if (StepDown is { } cause)
        {
            json["stepDown"] = cause;
        }

        return json;
    }

    public static string Word(Mode mode) => mode.ToString().ToLowerInvariant();
}
