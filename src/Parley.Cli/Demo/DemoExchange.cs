using Parley.Cli.Calling;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Cli.Demo;

/// <summary>One exchange of the demo, with what both sides know of it.</summary>
/// <param name="Climbs">Work for climbs, on both nodes, that followed the exchange.</param>
internal sealed record DemoExchange(int Number, string Peer, JsonValue Input, Outcome<JsonValue> Outcome, ExchangeRecord Sender, ExchangeRecord? Receiver, IReadOnlyList<ExchangeRecord> Climbs)
{
    private IEnumerable<ModelCall> Calls => [.. Sender.ModelCalls, .. Receiver?.ModelCalls ?? []];

    public int ModelCalls => Calls.Count();

    public long Tokens => Calls.Sum(call => call.InputTokens + call.OutputTokens);

    public decimal Cost => Calls.Sum(call => call.Cost);

    public decimal ClimbCost => Climbs.Sum(record => record.Cost);

    public string? StepDown
    {
        get
        {
            var steps = Sender.StepDowns.Concat(Receiver?.StepDowns ?? []).Select(step => $"{CallRow.Word(step.From)} to {CallRow.Word(step.To)}: {step.Cause}").ToList();
            return steps.Count == 0 ? null : string.Join("; ", steps);
        }
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            { "number", Number },
            { "peer", Peer },
            { "input", Input },
            { "output", Outcome.Succeeded ? Outcome.Value : JsonValue.Null },
            { "mode", CallRow.Word(Sender.Mode) },
            { "modelCalls", ModelCalls },
            { "tokens", Tokens },
            { "costUsd", (double)Cost },
            { "climbCostUsd", (double)ClimbCost },
            { "ms", Math.Round(Sender.Duration.TotalMilliseconds, 3) },
        };
        if (Receiver is not null)
        {
            json["peerMode"] = CallRow.Word(Receiver.Mode);
        }

        if (StepDown is { } cause)
        {
            json["stepDown"] = cause;
        }

        return json;
    }
}
