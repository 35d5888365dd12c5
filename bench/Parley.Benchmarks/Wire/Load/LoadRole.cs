using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Wire.Servers;

namespace Parley.Benchmarks.Wire.Load;

/// <summary>
/// The load generator's process. Started with the sockets' completions inline on one thread, it is one loop around the kernel's readiness calls:
/// of two cores it takes as little as it can, since it runs beside what it measures.
/// </summary>
internal static class LoadRole
{
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
        ["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TieredCompilation"] = "0",
    };

    public static async Task<int> RunAsync()
    {
        await RoleConsole.ServeAsync([], RunAsync);
        return 0;
    }

    private static Task<JsonObject> RunAsync(string line)
    {
        var order = JsonSerializer.Deserialize<LoadOrder>(line)!;
        return new LoadRound(order.Request, order.Expected, order.Time).RunAsync(order.Port, order.Connections);
    }
}
