using System.Net;
using System.Net.Sockets;

namespace Parley.Benchmarks.Start;

/// <summary>A folder with the configuration of a small node at a port that is free.</summary>
internal sealed class NodeFolder : IDisposable
{
    public NodeFolder()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        File.WriteAllText(Configuration, $$"""
            { "node": { "url": "http://127.0.0.1:{{Port}}" },
              "agents": { "weather": { "description": "Forecasts for European cities.",
                  "skills": { "getForecast": { "description": "Forecast for a city on a day.", "effect": "none",
                      "input":  { "type": "object", "properties": { "location": { "type": "string" }, "date": { "type": "string", "format": "date" } }, "required": ["location", "date"] },
                      "output": { "type": "object", "properties": { "temperature": { "type": "number" } }, "required": ["temperature"] },
                      "tool":   { "kind": "http", "method": "GET", "url": "http://127.0.0.1:7001/forecast?location={location}&date={date}" } } } } } }
            """);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("parley-start-").FullName;

    public string Configuration => System.IO.Path.Combine(Path, "parley.json");

    public int Port { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
