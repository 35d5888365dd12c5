using Parley.Cli.Output;
using Parley.Core.Diagnostics;
using Parley.Options;

namespace Parley.Cli.ModelBench;

/// <summary>Makes the trials of a plan, one after the other.</summary>
internal static class ModelBenchRun
{
    public static async Task<CommandOutcome> RunAsync(ModelBenchPlan plan, CommandContext context, CancellationToken cancellationToken)
    {
        var view = new ModelBenchView(context.Console);
        view.Start(plan, plan.Model.Provider == ModelProvider.Offline);
        var results = new List<TaskResult>();
        var wasStopped = false;
        try
        {
            foreach (var task in plan.Tasks)
            {
                results.Add(await view.TryAsync(task, progress => new TaskTrial(plan, task).RunAsync(progress, cancellationToken)));
                view.Row(results[^1]);
                if (results[^1] is { Language.Calls: 0 } silent)
                {
                    return CommandOutcome.Error(ExitCodes.Failed, nameof(ParleyErrorCode.ModelUnavailable), $"The model '{plan.Name}' gave no answer at all. {silent.Trouble}");
                }
            }
        }
        catch (OperationCanceledException) when (results.Count > 0 && cancellationToken.IsCancellationRequested)
        {
            // What was measured, and paid, is told all the same.
            wasStopped = true;
        }

        var report = new ModelBenchReport(plan, results, wasStopped);
        // A model that does nothing right is a finding, no failure.
        return new CommandOutcome(wasStopped ? ExitCodes.Failed : ExitCodes.Done, report.ToJson(), _ => view.End(report));
    }
}
