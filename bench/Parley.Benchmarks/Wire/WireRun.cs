using System.Text;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Wire.Load;
using Parley.Benchmarks.Wire.Servers;

namespace Parley.Benchmarks.Wire;

/// <summary>
/// Starts the servers and the load generator, each in a process of its own so that no heap, no garbage collection and no JIT profile is shared,
/// and lets them take turns: whatever else the machine does meets all of them alike.
/// </summary>
internal static class WireRun
{
    private const string NodePath = $"/parley/agents/{Weather.Agent}";
    private const string Success = "\"status\":\"success\"";
    private const int MaxWarmUps = 20;
    private const int WarmMethods = 4;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(WireOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-wire-").FullName;
        try
        {
            var measured = await MeasureAsync(options, folder, cancellationToken);
            var stages = await Stages.StageCosts.MeasureAsync(Path.Combine(folder, "stages.db"));
            return WireReport.Of(options, measured, stages).Write(options.Json);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<WireFindings> MeasureAsync(WireOptions options, string folder, CancellationToken cancellationToken)
    {
        var findings = new WireFindings(
            new WireTarget("/echo", Encoding.UTF8.GetBytes(Weather.Body), "\"city\":\"London\""),
            new WireTarget(NodePath, Weather.Envelope, Success),
            new WireTarget(NodePath, Weather.Envelope, Success),
            DiskSync.MedianMicros(folder));
        await using var load = ChildProcess.Start(["wire", "load"], LoadRole.Environment);
        await load.ReadLineAsync(cancellationToken); // it is ready
        for (var start = 0; start < options.Starts; start++)
        {
            var rounds = (options.Rounds * (start + 1) / options.Starts) - (options.Rounds * start / options.Starts);
            findings = await MeasureAsync(options, Directory.CreateDirectory(Path.Combine(folder, $"{start}")).FullName, rounds, isLast: start + 1 == options.Starts, findings, load, cancellationToken);
        }

        return findings;
    }

    /// <summary>So many rounds of servers that are started for them. What the JIT makes of a program differs from process to process, and with it the speed.</summary>
    private static async Task<WireFindings> MeasureAsync(WireOptions options, string folder, int rounds, bool isLast, WireFindings found, ChildProcess load, CancellationToken cancellationToken)
    {
        await using var floorServer = ChildProcess.Start(["wire", "serve-floor"]);
        await using var relaxedServer = ChildProcess.Start(Node(NodeServer.Relaxed, folder, options));
        await using var strictServer = ChildProcess.Start(Node(NodeServer.Strict, folder, options));
        var (floor, relaxed, strict) = (found.Floor, found.Relaxed, found.Strict);
        await floor.ServeAsync(floorServer, cancellationToken);
        await relaxed.ServeAsync(relaxedServer, cancellationToken);
        await strict.ServeAsync(strictServer, cancellationToken);
        WireTarget[] turns = options.StrictOnly ? [floor, strict] : [floor, relaxed, strict];
        foreach (var target in turns)
        {
            await WarmUpAsync(target, load, options, cancellationToken);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var target in turns)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await target.RunAsync(load, options.Connections, options.RoundTime, counts: true, cancellationToken);
            }
        }

        var missing = options.NoRecords ? 0 : await MissingAsync(relaxed, cancellationToken) + await MissingAsync(strict, cancellationToken);
        found = found with { MissingRecords = found.MissingRecords + missing };
        return !isLast ? found : found with
        {
            Pair = options.StrictOnly ? null : await PairAsync(options, relaxed, folder, cancellationToken),
            Wrk = await Wrk.CheckAsync(floor, relaxed, options),
        };
    }

    /// <summary>Until the server's JIT has next to nothing left to do: it counts calls, and a busy machine makes few of them a second.</summary>
    private static async Task WarmUpAsync(WireTarget target, ChildProcess load, WireOptions options, CancellationToken cancellationToken)
    {
        for (var turn = 0; turn < MaxWarmUps && (turn < 2 || target.CompiledMethods > WarmMethods); turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await target.RunAsync(load, options.Connections, WarmUp, counts: false, cancellationToken);
        }
    }

    private static string[] Node(string durability, string folder, WireOptions options)
        => ["wire", "serve-node", durability, Path.Combine(folder, $"{durability}.db"), .. options.NoRecords ? (string[])[NodeServer.NoRecords] : []];

    /// <summary>Replies that have no sound record; less than nothing when there are records too many.</summary>
    private static async Task<long> MissingAsync(WireTarget node, CancellationToken cancellationToken) => node.RepliesOfServer - (long)(await node.Server.AskAsync("records", cancellationToken))["sound"]!;

    private static async Task<JsonNode> PairAsync(WireOptions options, WireTarget node, string folder, CancellationToken cancellationToken)
    {
        await using var pair = ChildProcess.Start(["wire", "pair", $"{node.Port}", Path.Combine(folder, "pair.db")]);
        await pair.ReadLineAsync(cancellationToken); // it is ready
        await pair.AskAsync($"{options.Connections} {WarmUp.TotalSeconds}", cancellationToken);
        return await pair.AskAsync(FormattableString.Invariant($"{options.Connections} {options.RoundTime.TotalSeconds}"), cancellationToken);
    }
}
