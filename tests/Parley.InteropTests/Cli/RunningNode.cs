using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parley.InteropTests.Net;
using Parley.Protocol.Json;

namespace Parley.InteropTests.Cli;

/// <summary>
/// <c>parley node</c> as a process on a free port, with a public and a negotiated agent over a forecast service of the test's own. Shared by the tests of a class.
/// </summary>
public sealed class RunningNode : IAsyncLifetime
{
    private static readonly TimeSpan MostClimbTime = TimeSpan.FromMinutes(1);

    private readonly TinyServer _forecasts = new(_ => TinyServer.Ok("""{"temperature":12.5}""", "Content-Type: application/json\r\n"));
    private Process? _process;

    public ParleyFolder Folder { get; } = new();

    public int Port { get; } = FreePort();

    public string PublicAgent => $"http://127.0.0.1:{Port}/agents/weather";

    public string NegotiatedAgent => $"http://127.0.0.1:{Port}/agents/hidden";

    public int Process => _process!.Id;

    public static string Configuration(int port, int forecasts, string store = "parley.db") => $$"""
        { "node":   { "url": "http://127.0.0.1:{{port}}", "store": "{{store}}" },
          "models": { "default": { "provider": "offline" },
                      "llama":   { "provider": "openai", "endpoint": "http://127.0.0.1:11434/v1", "model": "llama3.3", "apiKeyEnv": "LLAMA_KEY",
                                   "price": { "inputPerMillion": 5.0, "outputPerMillion": 10.0 } } },
          "fetch":  { "allow": ["http://127.0.0.1:7000"] },
          "agents": { "weather": { "description": "Forecasts for European cities.", "model": "default", "roles": { "program": "llama" },
              "skills": { "getForecast": {{Skill("public", forecasts)}} } },
                      "hidden": { "description": "Forecasts for European cities.", "reportsUsage": true, "skills": { "getForecast": {{Skill("negotiated", forecasts)}} } } } }
        """;

    public async ValueTask InitializeAsync()
    {
        Folder.Write("parley.json", Configuration(Port, _forecasts.Port));
        Folder.Write("task.json", """
            { "description": "Get the weather forecast: the temperature for a city on a day.", "effect": "none",
              "input": { "type": "object", "properties": { "location": { "type": "string", "description": "city" }, "date": { "type": "string", "format": "date" } }, "required": ["location", "date"] },
              "output": { "type": "object", "properties": { "temperature": { "type": "number" } }, "required": ["temperature"] } }
            """);
        _process = ParleyCommand.Start(Folder.Path, "node", "--json");
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        // The announcement is written once it listens.
        Assert.Contains("\"agents\"", await _process.StandardOutput.ReadLineAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    /// <summary>The node's one routine, once it is live: a node climbs behind its exchanges, and nobody is told when it is done.</summary>
    public async Task<JsonValue> ClimbedAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < MostClimbTime;)
        {
            var routines = (await Folder.JsonAsync("routines", "ls")).Json["routines"].AsArray!;
            if (routines.Any(routine => routine["status"].AsString == "live"))
            {
                return Assert.Single(routines);
            }
        }

        throw new TimeoutException($"The node has no live routine after {MostClimbTime.TotalSeconds} s.");
    }

    public async ValueTask DisposeAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _forecasts.DisposeAsync();
        Folder.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Skill(string schemas, int forecasts) => $$"""
        { "description": "Forecast for a city on a day.", "effect": "none", "schemas": "{{schemas}}",
          "input":  { "type": "object", "properties": { "location": { "type": "string" }, "date": { "type": "string", "format": "date" } }, "required": ["location", "date"] },
          "output": { "type": "object", "properties": { "temperature": { "type": "number" } }, "required": ["temperature"] },
          "tool":   { "kind": "http", "method": "GET", "url": "http://127.0.0.1:{{forecasts}}/forecast?location={location}&date={date}" } }
        """;
}
