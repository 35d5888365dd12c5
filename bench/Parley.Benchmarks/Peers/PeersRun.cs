using System.Diagnostics;
using System.Globalization;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Peers;

/// <summary>Rounds of three attacks, each between two quiet phases, with a node that is new in each round; medians of the rounds.</summary>
internal sealed class PeersRun(int rounds, double seconds, int goodRate, int floodRate)
{
    /// <summary>Of 127.0.0.0/8: the third number of the addresses from which what is measured comes.</summary>
    private const int MeasuredNetwork = 4;

    private const int WarmingPasses = 4;

    private static readonly string[] Attacks = ["flood", "drip", "lie"];

    /// <summary>The collector's options of <c>parley node</c> (in hexadecimal here).</summary>
    private static readonly Dictionary<string, string> NodeOptions = new() { ["DOTNET_GCLOHThreshold"] = "400000" };

    /// <summary>An attacker stands for another machine: its pool's idle workers are not to spin on this one.</summary>
    private static readonly Dictionary<string, string> AttackerOptions = new() { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" };

    private readonly List<double> _quiet = [];
    private readonly Dictionary<string, List<double>> _ratios = Attacks.ToDictionary(attack => attack, _ => new List<double>());
    private readonly Dictionary<string, List<double>> _nodeCores = Attacks.ToDictionary(attack => attack, _ => new List<double>());
    private readonly Dictionary<string, List<double>> _rates = Attacks.ToDictionary(attack => attack, _ => new List<double>());
    private long _floodSent;
    private long _floodRefused;
    private long _failed;

    public async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(cancellationToken);
        }

        return Report().Write(asJson);
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var node = Role(NodeOptions, "serve");
        var url = await node.ReadLineAsync(cancellationToken);
        await using var good = Role(null, "good", url, Text(goodRate));
        await WarmAsync(good, url, cancellationToken);
        var before = await MeasureAsync(good, cancellationToken);
        foreach (var attack in Attacks)
        {
            await using var attacker = Attacker(attack, url, MeasuredNetwork);
            var during = await AttackAsync(attack, attacker, node, good, cancellationToken);
            var after = await MeasureAsync(good, cancellationToken);
            var quiet = P99([.. before, .. after]);
            _quiet.Add(quiet);
            _ratios[attack].Add(P99(during) / quiet);
            before = after;
        }
    }

    /// <summary>
    /// Every attack is met before anything is measured, from networks of their own and as often as it takes until what it runs through is compiled for good: a just-in-time compiler at work is no attack.
    /// </summary>
    private async Task WarmAsync(ChildProcess good, string url, CancellationToken cancellationToken)
    {
        await WarmAsync(good, 2, cancellationToken);
        for (var network = MeasuredNetwork + 1; network <= MeasuredNetwork + WarmingPasses; network++)
        {
            foreach (var attack in Attacks)
            {
                await using var attacker = Attacker(attack, url, network);
                await attacker.ReadLineAsync(cancellationToken);
                await attacker.WriteLineAsync("go", cancellationToken);
                await WarmAsync(good, 3, cancellationToken);
                await attacker.FinishAsync(cancellationToken);
            }
        }
    }

    private static async Task WarmAsync(ChildProcess good, int seconds, CancellationToken cancellationToken)
    {
        await good.WriteLineAsync(Text(seconds), cancellationToken);
        await good.ReadLineAsync(cancellationToken);
    }

    private async Task<List<double>> AttackAsync(string attack, ChildProcess attacker, ChildProcess node, ChildProcess good, CancellationToken cancellationToken)
    {
        await attacker.ReadLineAsync(cancellationToken);
        await attacker.WriteLineAsync("go", cancellationToken);
        var (cpu, started) = (node.ProcessorTime, Stopwatch.GetTimestamp());
        var during = await MeasureAsync(good, cancellationToken);
        _nodeCores[attack].Add((node.ProcessorTime - cpu) / Stopwatch.GetElapsedTime(started));
        var counted = await attacker.FinishAsync(cancellationToken);
        var sent = counted["sent"]!.GetValue<long>();
        _rates[attack].Add(sent / counted["seconds"]!.GetValue<double>());
        if (attack == "flood")
        {
            _floodSent += sent;
            _floodRefused += counted["refused"]!.GetValue<long>();
        }

        return during;
    }

    private BenchmarkReport Report() => new("peers",
    [
        new("goodP99Ms", Rounds.Median(_quiet), "ms until the good caller's 99th of 100 answers, nobody else there"),
        .. Attacks.Select(attack => new Figure($"{attack}P99Ratio", Rounds.Median(_ratios[attack]), $"times as long while one {(attack == "lie" ? "lies" : attack + "s")}")),
        .. Attacks.Select(attack => new Figure($"{attack}NodeCores", Rounds.Median(_nodeCores[attack]), "cores that the node was busy with by then, the good caller's requests included")),
        new("floodPerSecond", Rounds.Median(_rates["flood"]), "requests a second that the flooder sent and had answered"),
        new("liePerSecond", Rounds.Median(_rates["lie"]), "requests a second that the liar sent and had answered"),
        new("floodRefusedShare", _floodSent == 0 ? 0 : (double)_floodRefused / _floodSent, "of the flooder's requests that were answered, turned away with 429"),
        new("goodFailed", _failed, "requests of the good caller that were not answered well"),
    ])
    {
        IsSound = _failed == 0,
        Notes =
        [
            $"{rounds} rounds, a new and warm node in each, phases of {seconds} s, each attack between two quiet ones; medians. Limits and the collector's options are those of parley node; the store is the default one, the model the offline model.",
            $"The good caller sends {goodRate} requests a second from four addresses on time (open loop: counted from when it was sent or, after an answer that was late, from when it was due).",
            ChildProcess.CanRunBehindOthers
                ? "Attackers run only when nothing else wants to: their own work is not what is measured, and they back off where it would hurt most, so that these ratios are lower bounds."
                : "Attackers have the lowest priority and still run beside the others, since /usr/bin/chrt (util-linux) is missing: their own work is part of what is measured.",
            $"Flooding: 64 connections of one address, {floodRate} requests a second. Dripping: 500 connections of one address, a byte a second each.",
            "Lying: 100 requests a second from ten addresses, none of which has spent its budget: wrong hashes, JSON 100,000 deep, documents that don't suit, long messages, negotiations.",
        ],
    };

    private async Task<List<double>> MeasureAsync(ChildProcess good, CancellationToken cancellationToken)
    {
        await good.WriteLineAsync(seconds.ToString(CultureInfo.InvariantCulture), cancellationToken);
        var measured = await good.ReadJsonAsync(cancellationToken);
        var times = measured["times"]!.AsArray().Select(time => time!.GetValue<double>()).ToList();
        _failed += measured["sent"]!.GetValue<long>() - times.Count;
        return times;
    }

    private static ChildProcess Role(Dictionary<string, string>? environment, params string[] arguments) => ChildProcess.Start(["peers", .. arguments], environment);

    private ChildProcess Attacker(string attack, string url, int network)
        => ChildProcess.StartBehindOthers(["peers", attack, url, $"127.0.{network}", Text(floodRate)], AttackerOptions);

    private static double P99(List<double> times) => times.Count == 0
        ? throw new BenchmarkException("Not one request of the good caller was answered well; what it got instead is above.")
        : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * 0.99)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
