using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Policy;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary><c>parley demo network</c>: the Agora paper's network of a hundred agents, and what it costs beside the same network in plain language.</summary>
internal static class NetworkCommand
{
    public static Command Create()
    {
        var usual = new NetworkOptions();
        var queries = new Option<int>("--queries") { Description = "Queries in all, at least one for each user.", HelpName = "N", DefaultValueFactory = _ => usual.Queries };
        var users = new Option<int>("--users") { Description = "Users who ask the fifteen servers.", HelpName = "N", DefaultValueFactory = _ => usual.Users };
        var seed = new Option<int>("--seed") { Description = "Decides who asks what, and what the servers answer.", HelpName = "N", DefaultValueFactory = _ => usual.Seed };
        var policy = new Option<string>("--policy") { Description = "How all agents climb.", DefaultValueFactory = _ => usual.Policy };
        policy.AcceptOnlyFromAmong(ClimbPolicies.Paper, ClimbPolicies.Adaptive, ClimbPolicies.LanguageOnly);
        var command = new Command("network", "A hundred agents ask each other: protocols emerge, and the bill falls.") { queries, users, seed, policy };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            (context, token) => RunAsync(
                new NetworkOptions { Queries = parsed.GetValue(queries), Users = parsed.GetValue(users), Seed = parsed.GetValue(seed), Policy = parsed.GetValue(policy)! }, context, token),
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(NetworkOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        if (options.Validate() is { Count: > 0 } mistakes)
        {
            return CommandOutcome.WrongUsage(string.Join(' ', mistakes));
        }

        var start = context.Time.GetTimestamp();
        var view = new NetworkView(context.Console, options);
        var findings = await view.ShowAsync(options.Policy, told => RunAsync(options, told, cancellationToken));
        // The price of plain language is measured, on the same queries.
        var language = options.Policy == ClimbPolicies.LanguageOnly ? findings
            : await view.ShowAsync(ClimbPolicies.LanguageOnly, told => RunAsync(options with { Policy = ClimbPolicies.LanguageOnly }, told, cancellationToken));
        var report = new NetworkReport(options, findings, language, context.Time.GetElapsedTime(start));
        return CommandOutcome.Done(report.ToJson(), report.Write);
    }

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options, Action<QueryResult> answered, CancellationToken cancellationToken)
    {
        await using var run = await NetworkRun.StartAsync(options, cancellationToken);
        return await run.RunAsync(answered, cancellationToken);
    }
}
