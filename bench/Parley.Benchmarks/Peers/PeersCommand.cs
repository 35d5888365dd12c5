using System.CommandLine;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Peers;

/// <summary><c>bench peers</c>: what a good caller feels while another one floods, drips or lies.</summary>
internal static class PeersCommand
{
    private static readonly Option<int> Rounds = ReportOptions.Rounds(5);
    private static readonly Option<double> Seconds = new Option<double>("--seconds") { Description = "Seconds of each phase of a round.", DefaultValueFactory = _ => 5 }.Within(1, 3_600);
    private static readonly Option<int> GoodRate = new Option<int>("--good-rate") { Description = "Requests a second of the good caller.", DefaultValueFactory = _ => 400 }.Within(GoodCaller.Connections, 100_000);
    private static readonly Option<int> FloodRate = new Option<int>("--flood-rate") { Description = "Requests a second of the flooder, who runs behind all others.", DefaultValueFactory = _ => 2000 }.Within(1, 1_000_000);

    public static Command Create()
    {
        var command = new Command("peers", "Measures the p99 of a good caller alone and beside a flooder, 500 dripping connections and a liar, each in a process and at an address of its own.")
        {
            Rounds, Seconds, GoodRate, FloodRate, ReportOptions.Json,
        };
        command.SetAction((parsed, cancellation) => new PeersRun(parsed.GetValue(Rounds), parsed.GetValue(Seconds), parsed.GetValue(GoodRate), parsed.GetValue(FloodRate))
            .RunAsync(parsed.GetValue(ReportOptions.Json), cancellation));
        command.Add(Role("serve", _ => PeersNode.RunAsync()));
        command.Add(Role("good", GoodCaller.RunAsync));
        command.Add(Role("flood", Flooder.RunAsync));
        command.Add(Role("drip", Dripper.RunAsync));
        command.Add(Role("lie", Liar.RunAsync));
        return command;
    }

    /// <summary>A part that runs in a process of its own; the run starts it.</summary>
    private static Command Role(string name, Func<string[], Task> run)
    {
        var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name) { arguments };
        command.Hidden = true;
        command.SetAction((parsed, _) => run(parsed.GetValue(arguments) ?? []));
        return command;
    }
}
