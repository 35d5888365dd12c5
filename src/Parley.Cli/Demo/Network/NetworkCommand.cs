using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Policy;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary><c>parley demo network</c>: the Agora paper's network of a hundred agents, and what it costs beside the same network in plain language.</summary>
internal static class NetworkCommand
{
    /// <summary>What one query costs in plain language doesn't change over a run, so that a million of them need not be asked to know it.</summary>
    private const int LanguageQueries = 10_000;

    public static Command Create()
    {
        var flags = new NetworkFlags();
        var command = new Command("network", "A hundred agents ask each other: protocols emerge, and the bill falls.");
        foreach (var option in flags.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var (options, error) = await flags.ReadAsync(parsed, token);
                return options is null ? error! : await RunAsync(options, flags.ReportOf(parsed), context, token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(NetworkOptions options, string? folderPath, CommandContext context, CancellationToken cancellationToken)
    {
        if (folderPath is null)
        {
            var runs = await CompareAsync(options, [options.Policy, ClimbPolicies.LanguageOnly], LanguageQueries, (_, _) => { }, context, cancellationToken);
            return CommandOutcome.Done(runs.ToJson(), runs.Write);
        }

        var (opened, why) = ReportFolder.Open(folderPath);
        using var folder = opened;
        if (folder is null)
        {
            return Unwritable(folderPath, why!);
        }

        try
        {
            var report = await CompareAsync(options, [options.Policy, .. NetworkComparison.Policies], int.MaxValue, folder.QueriesCsv.Add, context, cancellationToken);
            folder.Complete(report.Comparison);
            return CommandOutcome.Done(report.ToJson(), console =>
            {
                report.Write(console);
                console.MarkupLineInterpolated($"  {"report",-10} {folder.PagePath}");
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unwritable(folderPath, failure.Message);
        }
    }

    /// <summary>The same queries by each of these policies. The price of plain language is measured like the others.</summary>
    /// <param name="languageQueries">Of a longer run only so many are asked in plain language, too, where that is no more than the yardstick.</param>
    private static async Task<NetworkReport> CompareAsync(NetworkOptions options, IEnumerable<string> policies, int languageQueries, Action<string, QueryResult> answered, CommandContext context, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var view = new NetworkView(context.Console, options);
        var runs = new List<ReportedRun>();
        foreach (var policy in policies.Distinct())
        {
            int? askedAtMost = policy == ClimbPolicies.LanguageOnly && policy != options.Policy ? languageQueries : null;
            var findings = await view.ShowAsync(policy, shown => RunAsync(options with { Policy = policy, AskedAtMost = askedAtMost }, result =>
            {
                shown(result);
                answered(policy, result);
            }, cancellationToken));
            runs.Add(new ReportedRun(policy, findings));
        }

        runs.Sort((left, right) => Place(left) - Place(right));
        return new NetworkReport(new NetworkComparison(options, runs), context.Time.GetElapsedTime(start));

        static int Place(ReportedRun run) => NetworkComparison.Policies.ToList().IndexOf(run.Policy);
    }

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options, Action<QueryResult> answered, CancellationToken cancellationToken)
    {
        await using var run = await NetworkRun.StartAsync(options, cancellationToken);
        return await run.RunAsync(answered, cancellationToken);
    }

    private static CommandOutcome Unwritable(string folderPath, string why) => CommandOutcome.Error(ExitCodes.Failed, "UnwritableFile", $"The report can't be written to '{folderPath}': {why}");
}
