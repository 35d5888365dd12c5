using System.CommandLine;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Kill;

/// <summary><c>bench kill</c>: a process is killed in the middle of its writes, again and again on one store; what it had acknowledged must be there.</summary>
internal static class KillCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Kills.", DefaultValueFactory = _ => 100 }.Within(1, 1_000_000);
        var seed = new Option<int>("--seed") { Description = "Decides when each kill comes.", DefaultValueFactory = _ => 20260504 };
        var command = new Command("kill", "Kill a writing process and look for what it had acknowledged.") { rounds, seed, ReportOptions.Json };
        command.SetAction(async (parsed, token) =>
        {
            var report = await KillBenchmark.RunAsync(parsed.GetValue(rounds), new Random(parsed.GetValue(seed)), token);
            return report.Write(parsed.GetValue(ReportOptions.Json));
        });
        return command;
    }

    /// <summary>The role of the process that is killed.</summary>
    public static Command CreateVictim()
    {
        var path = new Argument<string>("path");
        var run = new Argument<int>("run");
        var command = new Command(KillVictim.Role, "The process that 'bench kill' kills.") { path, run };
        command.Hidden = true;
        command.SetAction((parsed, _) => KillVictim.RunAsync(parsed.GetValue(path)!, parsed.GetValue(run)));
        return command;
    }
}
