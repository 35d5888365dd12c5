using System.CommandLine;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Wire.Load;
using Parley.Benchmarks.Wire.Servers;
using Parley.Benchmarks.Wire.Stages;

namespace Parley.Benchmarks.Wire;

/// <summary><c>bench wire</c>: a node's routine over HTTP beside a bare JSON echo on the same server.</summary>
internal static class WireCommand
{
    // Many short rounds: neighbours are close in time, so that a machine that changes its pace changes both.
    private static readonly Option<int> Rounds = ReportOptions.Rounds(15);
    private static readonly Option<int> Starts = new Option<int>("--starts") { Description = "How often the servers are started anew: one process of a program is faster than the next.", DefaultValueFactory = _ => 5 }.Within(1, 100);
    private static readonly Option<double> Seconds = new Option<double>("--seconds") { Description = "Seconds of each server in each round.", DefaultValueFactory = _ => 1 }.Within(0.1, 3_600);
    private static readonly Option<int> Connections = new Option<int>("--connections") { Description = "Connections of the load generator.", DefaultValueFactory = _ => 32 }.Within(1, 1_000);
    private static readonly Option<bool> Strict = new("--strict") { Description = "Only floor and strict durability, where a reply leaves after its record is on disk." };
    private static readonly Option<bool> NoRecords = new("--no-records") { Description = "Keep no records: what the node costs without its store." };

    public static Command Create()
    {
        var command = new Command("wire", "Measures routine exchanges over HTTP against a bare JSON echo, with a load generator of its own process.") { Rounds, Starts, Seconds, Connections, Strict, NoRecords, ReportOptions.Json };
        command.SetAction((parsed, cancellation) => WireRun.RunAsync(
            new WireOptions
            {
                Rounds = parsed.GetValue(Rounds),
                Starts = Math.Min(parsed.GetValue(Starts), parsed.GetValue(Rounds)),
                RoundTime = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
                Connections = parsed.GetValue(Connections),
                StrictOnly = parsed.GetValue(Strict),
                NoRecords = parsed.GetValue(NoRecords),
                Json = parsed.GetValue(ReportOptions.Json),
            },
            cancellation));
        command.Add(Role("serve-floor", _ => FloorServer.RunAsync()));
        command.Add(Role("serve-node", NodeServer.RunAsync));
        command.Add(Role("load", _ => LoadRole.RunAsync()));
        command.Add(Role("pair", PairRole.RunAsync));
        command.Add(Role("stages", StagesRole.RunAsync));
        return command;
    }

    /// <summary>A part of the measurement that runs in a process of its own; the run starts it.</summary>
    private static Command Role(string name, Func<string[], Task<int>> run)
    {
        var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name) { arguments };
        command.Hidden = true;
        command.SetAction((parsed, _) => run(parsed.GetValue(arguments) ?? []));
        return command;
    }
}
