using System.Globalization;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Wire.Stages;

namespace Parley.Benchmarks.Wire;

/// <summary>Findings in figures and words.</summary>
internal static class WireReport
{
    public static BenchmarkReport Of(WireOptions options, WireFindings found, IReadOnlyList<StageCost> stages)
    {
        var (floor, node, strict) = (found.Floor, found.Relaxed, found.Strict);
        var (floorRate, strictRate) = (floor.Median(round => round.PerSecond), strict.Median(round => round.PerSecond));
        List<Figure> figures = [new("floorRps", floorRate, "requests/s: typed JSON echo on Kestrel, source-generated")];
        if (!options.StrictOnly)
        {
            figures.AddRange(Relaxed(floor, node, found));
        }

        figures.AddRange(
        [
            new("floorP50Ms", floor.Median(round => round.P50Ms), "ms"),
            new("floorP99Ms", floor.Median(round => round.P99Ms), "ms"),
            new("durableRps", strictRate, "exchanges/s, each reply behind its record on disk"),
            new("durableRatio", strictRate / floorRate, "of the floor"),
            new("diskSyncMicros", found.DiskSyncMicros, "µs: one 4 KB write with fsync, median"),
            new("recordsOk", found.MissingRecords == 0 && !options.NoRecords ? 1 : 0, "1: as many sound records in the stores as good replies"),
        ]);
        return new BenchmarkReport("wire", figures)
        {
            Notes = [.. Notes(options, found), .. stages.Select(stage => stage.ToString())],
            IsSound = found.MissingRecords == 0 && floor.Wrong + node.Wrong + strict.Wrong == 0 && (found.Pair is null || (long)found.Pair["wrong"]! == 0),
        };
    }

    private static IEnumerable<Figure> Relaxed(WireTarget floor, WireTarget node, WireFindings found) =>
    [
        new("routineRps", node.Median(round => round.PerSecond), "exchanges/s by a routine, on record, default durability"),
        new("ratio", Ratio(node, floor, round => round.PerSecond), "of the floor: median of the rounds' ratios"),
        new("p99Ratio", Ratio(node, floor, round => round.P99Ms), "of the floor's p99"),
        new("routineP50Ms", node.Median(round => round.P50Ms), "ms"),
        new("routineP99Ms", node.Median(round => round.P99Ms), "ms"),
        new("bytesPerExchange", node.Median(round => round.WireBytes), "bytes on the wire, request and reply with their heads"),
        new("allocatedPerExchange", node.Median(round => round.AllocatedBytes), "bytes allocated by the node"),
        new("clientPairRps", (long)found.Pair!["replies"]! / (double)found.Pair["seconds"]!, "exchanges/s: AgentClient of one node calling another over HTTP"),
    ];

    /// <summary>Neighbouring rounds are compared with each other, so that a slow minute of the machine falls on both.</summary>
    private static double Ratio(WireTarget of, WireTarget to, Func<WireRound, double> figure)
        => Measuring.Rounds.Median(of.Rounds.Zip(to.Rounds, (one, other) => figure(one) / figure(other)));

    private static IEnumerable<string> Notes(WireOptions options, WireFindings found)
    {
        yield return Invariant($"{options.Rounds} rounds of {options.RoundTime.TotalSeconds:0.#} s each in turn after a warm-up, {options.Connections} connections, load generator beside the servers on the same cores; three servers in processes of their own, {options.Starts} of each in turn.");
        yield return Cpu("floor", found.Floor);
        if (!options.StrictOnly)
        {
            yield return Cpu("routine", found.Relaxed);
            yield return Invariant($"pair: modes {found.Pair!["modes"]}, {found.Pair["wrong"]} wrong; both nodes and their records share the machine.");
        }

        yield return Cpu("strict", found.Strict);
        yield return Invariant($"replies that were not right: {found.Floor.Wrong + found.Relaxed.Wrong + found.Strict.Wrong}; without a sound record: {found.MissingRecords} of {found.Relaxed.Replies + found.Strict.Replies}; {(options.NoRecords ? "no records kept" : "records in SQLite")}.");
        yield return found.Wrk;
    }

    private static string Cpu(string name, WireTarget target)
        => Invariant($"{name}: server CPU {target.Median(round => round.ServerCpuMicros):0.0} µs, allocated {target.Median(round => round.AllocatedBytes):0} B, collector's pauses {target.Median(round => round.PauseMicros):0.00} µs, load generator CPU {target.Median(round => round.LoadCpuMicros):0.0} µs for one exchange; rounds {string.Join(' ', target.Rounds.Select(round => round.PerSecond.ToString("0", CultureInfo.InvariantCulture)))}/s.");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
