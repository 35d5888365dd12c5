using Parley.Core.Costs;
using Parley.Protocol.Json;

namespace Parley.Cli.ModelBench;

/// <summary>What model calls took together. Money is a sum in the model's own currency.</summary>
internal readonly record struct ModelUse(int Calls, long Tokens, decimal Cost, TimeSpan Time)
{
    public static ModelUse Of(IEnumerable<ExchangeRecord> records)
    {
        var calls = records.SelectMany(record => record.ModelCalls).ToList();
        return new(calls.Count, calls.Sum(call => call.InputTokens + call.OutputTokens), calls.Sum(call => call.Cost), TimeSpan.FromTicks(calls.Sum(call => call.Duration.Ticks)));
    }

    public static ModelUse operator +(ModelUse left, ModelUse right)
        => new(left.Calls + right.Calls, left.Tokens + right.Tokens, left.Cost + right.Cost, left.Time + right.Time);

    public JsonObject ToJson() => new()
    {
        { "modelCalls", Calls },
        { "tokens", Tokens },
        { "costUsd", (double)Cost },
        { "seconds", Math.Round(Time.TotalSeconds, 3) },
    };
}
