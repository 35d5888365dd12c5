using System.CommandLine;
using System.Data.Common;
using Parley.Cli.Output;
using Parley.Core.Policy;
using Parley.Net.Http;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary><c>parley demo network</c>: the Agora paper's network of a hundred agents, and what it costs beside the same network in plain language.</summary>
internal static class NetworkCommand
{
    /// <summary>What a task of a server costs in plain language doesn't change over a run, so that a million queries need not be asked to know it.</summary>
    private const int LanguageQueries = 10_000;

    /// <summary>Seeds of a report, the run's own and those after it.</summary>
    private const int Seeds = 3;

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
                using var transport = new HttpTransport(context.Time);
                var (options, error) = await flags.ReadAsync(parsed, transport, context.Time, token);
                return options is null ? error!
                    : await options.Models.ProbeAsync(token) is { } silent ? CommandOutcome.Failed(silent)
                    : await RunAsync(options, flags.ReportOf(parsed), context, token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<CommandOutcome> RunAsync(NetworkOptions options, string? folderPath, CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            return folderPath is null ? await CompareAsync(options, context, cancellationToken) : await ReportAsync(options, folderPath, context, cancellationToken);
        }
        catch (DbException failure) when (options.Postgres is { } postgres)
        {
            return WiringFlags.Unusable(postgres.Failure(failure));
        }
    }

    private static async Task<CommandOutcome> CompareAsync(NetworkOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        string[] policies = [.. new[] { ClimbPolicies.LanguageOnly, options.Policy }.Distinct()];
        var runs = new NetworkRuns(options, new NetworkView(context.Console, context.Time, options.Models.Label, policies.Length + Further(options)), cancellationToken);
        var compared = await runs.CompareAsync(options.Seed, policies, LanguageQueries, (_, _) => { });
        var report = new NetworkReport(new NetworkComparison(options, compared) { Adaptations = await runs.AdaptationsAsync(compared) }, context.Time.GetElapsedTime(start), PeakMemory.Read());
        return CommandOutcome.Done(report.ToJson(), report.Write);
    }

    private static async Task<CommandOutcome> ReportAsync(NetworkOptions options, string folderPath, CommandContext context, CancellationToken cancellationToken)
    {
        var (opened, why) = ReportFolder.Open(folderPath);
        using var folder = opened;
        if (folder is null)
        {
            return Unwritable(folderPath, why!);
        }

        try
        {
            var start = context.Time.GetTimestamp();
            // Models that somebody is paid for are not asked three times.
            var seeds = Enumerable.Range(0, options.Models.AreOffline ? Seeds : 1).Select(further => unchecked(options.Seed + further)).ToList();
            var runs = new NetworkRuns(options, new NetworkView(context.Console, context.Time, options.Models.Label, (seeds.Count * NetworkComparison.Policies.Count) + Further(options)), cancellationToken);
            var main = await runs.CompareAsync(options.Seed, NetworkComparison.Policies, int.MaxValue, folder.QueriesCsv.Add);
            var comparison = new NetworkComparison(options, main) { Adaptations = await runs.AdaptationsAsync(main), Seeds = [.. SeedFigures.Of(options.Seed, main), .. await runs.FiguresAsync(seeds.Skip(1))] };
            folder.Complete(comparison);
            var report = new NetworkReport(comparison, context.Time.GetElapsedTime(start), PeakMemory.Read());
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

    /// <summary>Runs beside those of the policies: without the script, where there is one.</summary>
    private static int Further(NetworkOptions options) => options.Script is null ? 0 : 1;

    private static CommandOutcome Unwritable(string folderPath, string why) => CommandOutcome.Error(ExitCodes.Failed, "UnwritableFile", $"The report can't be written to '{folderPath}': {why}");
}
