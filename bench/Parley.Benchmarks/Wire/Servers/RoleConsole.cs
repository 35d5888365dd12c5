using System.Diagnostics;
using System.Runtime;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Wire.Servers;

/// <summary>A role's side of the conversation with the run: a line in, a line of JSON out, until the input ends.</summary>
internal static class RoleConsole
{
    public static async Task ServeAsync(JsonObject ready, Func<string, Task<JsonObject>> answer)
    {
        var lines = Console.In;
        Console.WriteLine(ready.ToJsonString());
        while (await lines.ReadLineAsync() is { } line)
        {
            Console.WriteLine((await answer(line)).ToJsonString());
        }
    }

    /// <summary>What this process has spent so far.</summary>
    public static JsonObject Spent() => new()
    {
        ["allocatedBytes"] = GC.GetTotalAllocatedBytes(precise: true),
        ["pauseMicros"] = GC.GetTotalPauseDuration().TotalMicroseconds,
        ["compiledMethods"] = JitInfo.GetCompiledMethodCount(),
        ["cpuMicros"] = Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds,
    };
}
