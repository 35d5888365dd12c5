using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Wire.Load;

namespace Parley.Benchmarks.Wire;

/// <summary>A kind of server under measurement, the bytes it is sent, and the rounds so far, over all processes that served.</summary>
internal sealed class WireTarget(string path, byte[] body, string expected)
{
    private readonly List<WireRound> _rounds = [];

    /// <summary>The process that serves now.</summary>
    public ChildProcess Server { get; private set; } = null!;

    public string Path => path;

    public string BodyText => Encoding.UTF8.GetString(body);

    public int Port { get; private set; }

    /// <summary>Replies of all rounds, the warm-up included, and how many were not what they should be.</summary>
    public long Replies { get; private set; }

    public long Wrong { get; private set; }

    /// <summary>Replies of the process that serves now.</summary>
    public long RepliesOfServer { get; private set; }

    /// <summary>Methods that the server's JIT compiled during the last round: while there are any to speak of, its speed is not yet its own.</summary>
    public long CompiledMethods { get; private set; }

    public IReadOnlyList<WireRound> Rounds => _rounds;

    public double Median(Func<WireRound, double> of) => Measuring.Rounds.Median(_rounds.Select(of));

    /// <summary>From now on this process serves.</summary>
    public async Task ServeAsync(ChildProcess server, CancellationToken cancellationToken)
    {
        (Server, RepliesOfServer) = (server, 0);
        Port = (int)(await server.ReadJsonAsync(cancellationToken))["port"]!;
    }

    public async Task RunAsync(ChildProcess load, int connections, TimeSpan time, bool counts, CancellationToken cancellationToken)
    {
        var order = new LoadOrder(Port, connections, time, Request(), Encoding.UTF8.GetBytes(expected));
        var before = await Server.AskAsync("spent", cancellationToken);
        var round = await load.AskAsync(JsonSerializer.Serialize(order), cancellationToken);
        var after = await Server.AskAsync("spent", cancellationToken);
        var replies = (long)round["replies"]!;
        (Replies, RepliesOfServer) = (Replies + replies, RepliesOfServer + replies);
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
