using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Peers;

/// <summary>Rounds of four phases, each beside a quiet one, with a node that is new in each round; medians of the rounds.</summary>
internal static class PeersRun
{
    private static readonly string[] Attacks = ["flood", "drip", "lie"];

    public static async Task<int> RunAsync(int rounds, double seconds, int goodRate, int floodRate, bool asJson, CancellationToken cancellationToken)
    {
        var quiet = new List<double>();
        var ratios = Attacks.ToDictionary(attack => attack, _ => new List<double>());
        var nodeLoad = Attacks.ToDictionary(attack => attack, _ => new List<double>());
        var (failed, sent, refused) = (0L, 0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            await using var node = Child.Start("serve");
            var url = await node.ReadLineAsync(cancellationToken);
            await MeasureAsync(url, goodRate, Math.Min(2, seconds), cancellationToken);
            foreach (var attack in Attacks)
            {
                var before = await MeasureAsync(url, goodRate, seconds, cancellationToken);
                await using var attacker = Child.Start(attack, url, floodRate.ToString(CultureInfo.InvariantCulture));
                await Task.Delay(500, cancellationToken);
                var (cpu, started) = (node.ProcessorTime, Stopwatch.GetTimestamp());
                var during = await MeasureAsync(url, goodRate, seconds, cancellationToken);
                nodeLoad[attack].Add((node.ProcessorTime - cpu) / Stopwatch.GetElapsedTime(started));
                var counted = await attacker.FinishAsync(cancellationToken);
                if (attack == "flood")
                {
                    sent += counted["sent"]!.GetValue<long>();
                    refused += counted["refused"]!.GetValue<long>();
                }

                quiet.Add(Number(before, "p99"));
                ratios[attack].Add(Number(during, "p99") / Number(before, "p99"));
                failed += (long)(Number(before, "failed") + Number(during, "failed"));
            }
        }

        return new BenchmarkReport("peers",
        [
            new("goodP99Ms", Rounds.Median(quiet), "ms until the good caller's 99th of 100 answers, nobody else there"),
            .. Attacks.Select(attack => new Figure($"{attack}P99Ratio", Rounds.Median(ratios[attack]), $"times as long while one {(attack == "lie" ? "lies" : attack + "s")}")),
            .. Attacks.Select(attack => new Figure($"{attack}NodeCores", Rounds.Median(nodeLoad[attack]), "cores that the node was busy with by then")),
            new("floodRefusedShare", sent == 0 ? 0 : (double)refused / sent, "of the flooder's requests turned away with 429"),
            new("goodFailed", failed, "requests of the good caller that were not answered well"),
        ])
        {
            IsSound = failed == 0,
            Notes =
            [
                $"{rounds} rounds, a new node in each, phases of {seconds} s, each beside a quiet one just before it; medians. Limits are the defaults; the store is in memory, the model the offline model.",
                $"The good caller sends {goodRate} requests a second from 127.0.0.1 on time (open loop). All share the processors, so the flooder (64 connections, 127.0.0.2) is held to {floodRate} requests a second.",
                "Dripping: 500 connections, 127.0.0.3. Lying: 100 requests a second, 127.0.0.4: wrong hashes, JSON 100,000 deep, documents that don't suit, long messages, negotiations.",
            ],
        }.Write(asJson);
    }

    private static async Task<JsonNode> MeasureAsync(string url, int rate, double seconds, CancellationToken cancellationToken)
    {
        await using var good = Child.Start("good", url, rate.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture));
        return JsonNode.Parse(await good.ReadLineAsync(cancellationToken))!;
    }

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
