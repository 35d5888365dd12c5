using System.CommandLine;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Routines;

/// <summary><c>bench routines</c>: calls, tool calls and compilations of routines on one thread.</summary>
internal static class RoutinesCommand
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var rounds = ReportOptions.Rounds(7);
        var command = new Command("routines", "Routines on one thread: calls, tool calls, compilations.") { ReportOptions.Json, rounds };
        command.SetAction(async (parsed, _) => (await MeasureAsync(parsed.GetValue(rounds))).Write(parsed.GetValue(ReportOptions.Json)));
        return command;
    }

    private static async Task<BenchmarkReport> MeasureAsync(int rounds)
    {
        var (now, later) = (new EchoTools(yields: false), new EchoTools(yields: true));
        var (map, template, tool, waiting) = (new RoutineCalls(RoutineSources.Map, now), new RoutineCalls(RoutineSources.Template, now), new RoutineCalls(RoutineSources.Tool, now), new RoutineCalls(RoutineSources.Tool, later));
        var sound = await map.ReplyAsync() == RoutineSources.MapReply && await template.ReplyAsync() == RoutineSources.TemplateReply
            && await tool.ReplyAsync() == RoutineSources.ToolReply && await waiting.ReplyAsync() == RoutineSources.ToolReply;
        Settle(map.Values, template.Values, map.Texts, tool.Values, waiting.Waiting);
        double PerSecond(Action<int> batch) => Rounds.PerSecond(batch, rounds, RoundTime);
        var compile = CompileTimes.Medians(RoutineSources.Realistic);
        List<Figure> figures =
        [
            new("callsPerSecond", PerSecond(map.Values), "four members copied, value to value"),
            new("templateCallsPerSecond", PerSecond(template.Values), "the same with a template literal and a ternary"),
            new("textCallsPerSecond", PerSecond(map.Texts), "JSON bytes in, JSON bytes out"),
            new("toolCallsPerSecond", PerSecond(tool.Values), "one tool that answers at once"),
            new("yieldingToolCallsPerSecond", PerSecond(waiting.Waiting), "one tool that answers after a yield"),
            new("floorCallsPerSecond", PerSecond(Floor(JsonText.Parse(RoutineSources.Request))), "the same map written in C# on the same values"),
            new("allocatedPerCall", Rounds.AllocatedPerOperation(map.Values), "bytes, four members copied"),
            new("allocatedPerTemplateCall", Rounds.AllocatedPerOperation(template.Values), "bytes, with a template and a ternary"),
            new("allocatedPerToolCall", Rounds.AllocatedPerOperation(tool.Values), "bytes, one tool that answers at once"),
            new("compileMicrosMedian", Rounds.Median(compile), "middle of the medians of five sources"),
            new("compileMicrosWorst", compile.Max(), "slowest of the five"),
        ];
        if (NodeScript.Measure() is { } node)
        {
            figures.Add(new("nodeCallsPerSecond", node.Values, "the same map in node, value to value, no limits"));
            figures.Add(new("nodeTextCallsPerSecond", node.Texts, "the same in node, text to text"));
        }

        return new BenchmarkReport("routines", figures)
        {
            IsSound = sound,
            Notes =
            [
                $"One thread, median of {rounds} rounds of {RoundTime.TotalMilliseconds:0} ms after one thrown away. Every call has all limits: fuel, memory, depth, deadline, output size.",
                $"Compiled: {string.Join(", ", RoutineSources.Realistic.Zip(compile, (source, micros) => $"{source.Length} characters in {micros:0} µs"))}; the last has a regular expression.",
            ],
        };
    }

    /// <summary>Runs everything a little, with pauses in which .NET replaces the first code by optimised code; else the first figure may measure the first code.</summary>
    private static void Settle(params ReadOnlySpan<Action<int>> batches)
    {
        for (var i = 0; i < 8; i++)
        {
            foreach (var batch in batches)
            {
                batch(2_000);
            }

            Thread.Sleep(150);
        }
    }

    private static Action<int> Floor(JsonValue request) => count =>
    {
        for (var i = 0; i < count; i++)
        {
            GC.KeepAlive(new JsonObject(4)
            {
                ["place"] = request["city"],
                ["day"] = request["date"],
                ["nights"] = request["days"],
                ["warm"] = request["celsius"],
            });
        }
    };
}
