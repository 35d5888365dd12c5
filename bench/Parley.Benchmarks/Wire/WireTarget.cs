using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Wire.Load;

namespace Parley.Benchmarks.Wire;

/// <summary>A server under measurement, the bytes it is sent, and the rounds so far.</summary>
internal sealed class WireTarget(ChildProcess server, int port, string path, byte[] body, string expected)
{
    private readonly List<WireRound> _rounds = [];

    public ChildProcess Server => server;

    public string Path => path;

    public string BodyText => Encoding.UTF8.GetString(body);

    public int Port => port;

    /// <summary>Replies of all rounds, the warm-up included, and how many were not what they should be.</summary>
    public long Replies { get; private set; }

    public long Wrong { get; private set; }

    /// <summary>Methods that the server's JIT compiled during the last round: while there are any to speak of, its speed is not yet its own.</summary>
    public long CompiledMethods { get; private set; }

    public IReadOnlyList<WireRound> Rounds => _rounds;

    public double Median(Func<WireRound, double> of) => Measuring.Rounds.Median(_rounds.Select(of));

    public async Task RunAsync(ChildProcess load, int connections, TimeSpan time, bool counts, CancellationToken cancellationToken)
    {
        var order = new LoadOrder(Port, connections, time, Request(), Encoding.UTF8.GetBytes(expected));
        var before = await server.AskAsync("spent", cancellationToken);
        var round = await load.AskAsync(JsonSerializer.Serialize(order), cancellationToken);
        var after = await server.AskAsync("spent", cancellationToken);
        var replies = (long)round["replies"]!;
        Replies += replies;
        Wrong += (long)round["wrong"]!;
        CompiledMethods = (long)Spent(before, after, "compiledMethods");
        if (counts)
        {
            _rounds.Add(new WireRound(
                replies / (double)round["seconds"]!,
                (double)round["p50Ms"]!,
                (double)round["p99Ms"]!,
                (long)round["bytes"]! / (double)replies,
                Spent(before, after, "allocatedBytes") / replies,
                Spent(before, after, "cpuMicros") / replies,
                Spent(before, after, "pauseMicros") / replies,
                (double)round["cpuMicros"]! / replies));
        }
    }

    private byte[] Request() =>
    [
        .. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
        .. body,
    ];

    private static double Spent(JsonNode before, JsonNode after, string what) => (double)after[what]! - (double)before[what]!;
}
