using System.Globalization;
using Parley.Core.Costs;
using Parley.Simulations.Network.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Parley.Cli.Demo.Network;

/// <summary>Shows runs while they go on: how far each is, how queries are handled, what they cost beside plain language, and the last rungs that broke.</summary>
/// <param name="models">What the models are, which stands beside every figure.</param>
/// <param name="runs">Runs that will be shown.</param>
internal sealed class NetworkView(IAnsiConsole console, TimeProvider time, string models, int runs)
{
    private const int MaxBarWidth = 60;

    /// <summary>What stands beside a bar.</summary>
    private const int LabelWidth = 14;

    /// <summary>Before so much is done its pace says nothing: everything is new at first.</summary>
    private const int LeastPercent = 5;

    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);

    private int _run;

    private int BarWidth => Math.Clamp(console.Profile.Width - LabelWidth, 10, MaxBarWidth);

    public TimeProvider Time => time;

    public async Task<NetworkFindings> ShowAsync(NetworkProgress progress, Func<Action<QueryResult, int>, Task<NetworkFindings>> run)
    {
        _run++;
        if (!console.Profile.Capabilities.Interactive)
        {
            return await run((_, _) => { });
        }

        return await console.Live(Draw(progress)).AutoClear(true).StartAsync(async live =>
        {
            var last = time.GetTimestamp();
            return await run((result, documents) =>
            {
                progress.Add(result, documents);
                if (time.GetElapsedTime(last) >= BetweenPictures)
                {
                    last = time.GetTimestamp();
                    progress.Mark();
                    live.UpdateTarget(Draw(progress));
                }
            });
        });
    }

    /// <summary>The run as it stands.</summary>
    internal IRenderable Draw(NetworkProgress progress)
    {
        var lines = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn();
        lines.AddRow(Label("queries"), new Markup(Bar(progress)));
        lines.AddRow(Label("modes"), Modes(progress));
        lines.AddRow(Label("cost"), new Markup(Cost(progress)));
        lines.AddRow(Label("documents"), new Text(progress.Documents.ToString(CultureInfo.InvariantCulture)));
        if (progress.Mistaken > 0)
        {
            lines.AddRow(Label("wrong"), new Markup($"[red]{progress.Mistaken} {(progress.Mistaken == 1 ? "query" : "queries")} failed or answered wrongly[/]"));
        }

        if (progress.StepDownCount > 0)
        {
            lines.AddRow(Label("steps down"), new Rows([new Text(progress.StepDownCount.ToString(CultureInfo.InvariantCulture)), .. progress.StepDowns.Select(step => new Markup($"[yellow]{Markup.Escape(step)}[/]").Overflow(Overflow.Ellipsis))]));
        }

        var title = $"[b]{Markup.Escape(progress.Options.Policy)}[/], seed {progress.Options.Seed}{(progress.Options is { Script: null, Marks.Count: > 0 } ? ", without the changes" : "")}{(runs > 1 ? $"  run {_run} of {runs}" : "")}  [grey]{Markup.Escape(models)}[/]";
        return new Rows(new Markup(title), lines);
    }

    private string Bar(NetworkProgress progress)
    {
        var (full, empty) = console.Profile.Capabilities.Unicode ? ('█', '░') : ('#', '.');
        var done = (int)((long)progress.Answered * BarWidth / progress.Queries);
        var pace = progress.Left is { } left && progress.Answered * (100L / LeastPercent) >= progress.Queries ? FormattableString.Invariant($"  {progress.PerSecond:0.0} a second, {Words(left)} left") : "";
        return $"[green]{new string(full, done)}[/][grey]{new string(empty, BarWidth - done)}[/]\n{progress.Answered} of {progress.Queries}{pace}";
    }

    private IRenderable Modes(NetworkProgress progress)
    {
        var modes = Enum.GetValues<Mode>().Where(mode => progress.Of(mode) > 0).ToList();
        var chart = new BreakdownChart().Width(BarWidth);
        modes.ForEach(mode => chart.AddItem(mode.ToString().ToLowerInvariant(), progress.Of(mode), Colour(mode)));
        return modes.Count == 0 ? new Text("") : chart;
    }

    private static string Cost(NetworkProgress progress)
    {
        var spent = FormattableString.Invariant($"[b]{progress.Cost:0.0000} USD[/]");
        return progress.LanguageCost is not { } language ? spent
            : progress.Cost == 0 ? FormattableString.Invariant($"{spent} in place of about {language:0.0000} in plain language")
            : progress.Cost > language ? FormattableString.Invariant($"{spent} (plain language: about {language:0.0000})")
            : FormattableString.Invariant($"{spent} in place of about {language:0.0000} in plain language: [b]{language / progress.Cost:0.0}[/] times less");
    }

    private static string Words(TimeSpan left) => left.TotalHours >= 1 ? FormattableString.Invariant($"{left.TotalHours:0.0} h") : left.TotalMinutes >= 1 ? FormattableString.Invariant($"{left.TotalMinutes:0} min") : FormattableString.Invariant($"{left.TotalSeconds:0} s");

    private static Markup Label(string text) => new($"[grey]{text}[/]");

    private static Color Colour(Mode mode) => mode switch
    {
        Mode.Standard => Color.Aqua,
        Mode.Routine => Color.Green,
        Mode.Model => Color.Blue,
        _ => Color.Orange1,
    };
}
