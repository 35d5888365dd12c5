using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Store;

/// <summary>Small records as a busy node writes them: one agent, a few callers, a body of a few members each way, one tool call.</summary>
internal static class StoreRecords
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly DocumentHash Document = DocumentHash.Of("a document");

    public static string Id(int number) => ((ulong)number * 0x9E3779B97F4A7C15UL ^ 0x5DEECE66DUL).ToString("x16", null);

    public static ExchangeRecord Make(int number)
    {
        var request = new JsonObject { ["location"] = "Zurich", ["date"] = "2026-05-04", ["n"] = (double)number };
        var reply = new JsonObject { ["temperature"] = number % 40, ["sky"] = "cloudy" };
        return new ExchangeRecord
        {
            Id = Id(number),
            Kind = RecordKind.Exchange,
            Side = Side.Receiver,
            At = Start.AddTicks(number * 160L),
            Duration = TimeSpan.FromTicks(1234),
            Agent = "weather",
            Peer = $"10.0.0.{number % 7}",
            Subject = "getForecast",
            Effect = SkillEffect.None,
            Document = Document,
            Mode = number % 5000 == 0 ? Mode.Model : Mode.Routine,
            Input = request,
            Output = reply,
            ToolCalls = [new ToolCall("getForecast", request, reply, null)],
        };
    }
}
