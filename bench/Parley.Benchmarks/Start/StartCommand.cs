using System.CommandLine;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Start;

/// <summary><c>bench start</c>: how long a person or an orchestrator waits for <c>parley</c>, as whole processes, beside programs that do nothing.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var rounds = ReportOptions.Rounds(usual: 11);
        var parley = new Option<FileInfo>("--parley") { Description = "The command to start, such as an installed tool; default: the one built beside this program.", HelpName = "FILE", DefaultValueFactory = _ => new FileInfo(ColdProcess.Parley) };
        parley.AcceptExistingOnly();
        var command = new Command("start", "Cold start of the command and of a node.") { rounds, parley, ReportOptions.Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(parley)!.FullName, parsed.GetValue(ReportOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, string parley, bool asJson, CancellationToken cancellationToken)
    {
        var (help, node, hello, kestrel) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        using var folder = new NodeFolder();
        // All four in turn, so that what else the machine does falls on each alike; the first round only warms the file cache.
        for (var round = -1; round < rounds; round++)
        {
            var warm = round < 0;
            Add(hello, await ColdProcess.UntilExitAsync(ColdProcess.Bench, [Floors.Hello], cancellationToken), warm);
            Add(help, await ColdProcess.UntilExitAsync(parley, ["--help"], cancellationToken), warm);
            Add(kestrel, await ColdProcess.UntilReadyAsync(ColdProcess.Bench, [Floors.Kestrel, $"{folder.Port}"], folder.Path, folder.Port, cancellationToken), warm);
            Add(node, await ColdProcess.UntilReadyAsync(parley, ["node", "--config", folder.Configuration], folder.Path, folder.Port, cancellationToken), warm);
        }

        return new BenchmarkReport("start", [
            new("helpMillis", Rounds.Median(help), "parley --help, from start to end"),
            new("helpMillisLeast", help.Min(), "the same, the quietest round"),
            new("nodeReadyMillis", Rounds.Median(node), "parley node, from start until /health/ready answers 200"),
            new("nodeReadyMillisLeast", node.Min(), "the same, the quietest round"),
            new("floorHelloMillis", Rounds.Median(hello), "a program that prints one line, with the same frameworks"),
            new("floorKestrelMillis", Rounds.Median(kestrel), "an empty server until it answers"),
        ])
        {
            Notes = [$"Started: {parley}.", $"{rounds} rounds after one that is thrown away, medians of whole processes on the wall clock; the node opens its store and has one agent with one HTTP skill."],
        }.Write(asJson);
    }

    private static void Add(List<double> figures, double millis, bool isWarmUp)
    {
        if (!isWarmUp)
        {
            figures.Add(millis);
        }
    }
}
