using System.Globalization;
using System.Text;
using Parley.Cli.Output;
using Spectre.Console;

namespace Parley.Cli.ModelBench;

/// <summary>Tells of the trials as they are made, one row each, and what they come to.</summary>
internal sealed class ModelBenchView(IAnsiConsole console)
{
    private static readonly CompositeFormat Columns = CompositeFormat.Parse("  {0,-17} {1,8} {2,9} {3,9} {4,11} {5,11}  {6,8} {7,8} {8,10}  {9}");
    private const int TroubleIndent = 4;

    public void Start(ModelBenchPlan plan, bool isOffline)
    {
        console.MarkupLineInterpolated($"[b]{plan.Name}[/]{(isOffline ? " (offline model: rules, no language model)" : "")}: {plan.Tasks.Count} tasks, {plan.Exchanges} exchanges each in plain language and after a climb, seed {plan.Seed}");
        console.WriteLine();
        console.MarkupLine($"[grey]{Markup.Escape(Format("task", "language", "document", "routines", "afterwards", "without", "language", "climb", "break-even", ""))}[/]");
        console.MarkupLine($"[grey]{Markup.Escape(Format("", "right", "agreed", "live", "right", "a model", "tokens", "tokens", "after", "tries"))}[/]");
    }

    /// <summary>Shows what is going on, where a person watches.</summary>
    public async Task<TaskResult> TryAsync(ModelTask task, Func<Action<string>, Task<TaskResult>> trial)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await trial(_ => { });
        }

        return await console.Status().StartAsync(task.Name, status => trial(words => status.Status($"{task.Name}: {words}")));
    }

    public void Row(TaskResult result)
    {
        var line = Format(
            result.Task.Name,
            Of(result.LanguageRight, result.Exchanges),
            result.IsAgreed ? "yes" : "no",
            Of(result.Routines, 2),
            Of(result.ClimbedRight, result.Exchanges),
            Of(result.WithoutModel, result.Exchanges),
            Number(result.Language.Tokens),
            Number(result.Climb.Tokens),
            result.BreakEvenAfter is { } after ? Number(after) : "-",
            result.Task.Tries);
        var isRight = result.LanguageRight == result.Exchanges && result.ClimbedRight == result.Exchanges && result.Routines == 2;
        console.MarkupLine($"[{(isRight ? "green" : "yellow")}]{Markup.Escape(line)}[/]");
        if (result.Trouble is { } trouble)
        {
            console.MarkupLineInterpolated($"{new string(' ', TroubleIndent)}[grey]{PlainText.Clip(trouble, Math.Max(40, console.Profile.Width - TroubleIndent - 1))}[/]");
        }
    }

    public void End(ModelBenchReport report)
    {
        if (report.Results.Count == 0)
        {
            return;
        }

        var label = report.IsOffline ? " (offline model)" : "";
        console.WriteLine();
        Line("plain language", $"{Share(report.LanguageRight, report.Exchanges)} right{label}", report, report.Language);
        Line("negotiation", $"{Share(report.Agreed, report.Results.Count)} agreed{label}", report, report.Negotiation);
        Line("programming", $"{Share(report.Routines, 2 * report.Results.Count)} routines live{label}", report, report.Programming);
        Line("after the climb", $"{Share(report.ClimbedRight, report.Exchanges)} right, {Share(report.WithoutModel, report.Exchanges)} without a model{label}", report, report.After);
        var breakEven = report.MedianBreakEven is { } after ? $"after {after} exchanges (median of the tasks where the climb paid){label}" : $"never{label}";
        console.MarkupLineInterpolated($"  {"break-even",-16} [b]{breakEven}[/]");
        if (report.WasStopped)
        {
            console.MarkupLine("  [yellow]stopped before all tasks were done[/]");
        }
    }

    private void Line(string head, string words, ModelBenchReport report, ModelUse use)
    {
        var money = report.HasPrice ? string.Create(CultureInfo.InvariantCulture, $", {use.Cost:0.000000} {report.Plan.Model.Price.Currency}") : "";
        console.MarkupLineInterpolated($"  {head,-16} [b]{words}[/]");
        console.MarkupLineInterpolated($"  {"",-16} [grey]{Number(use.Calls)} model calls, {Number(use.Tokens)} tokens{money}, {use.Time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s of model time[/]");
    }

    private static string Of(int part, int whole) => $"{part}/{whole}";

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / Math.Max(1, whole):0} %)");

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Columns, cells);
}
