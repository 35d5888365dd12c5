using Parley.Core.Costs;
using Parley.Simulations.Network.Running;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary>Shows a run while it goes on: how far it is, how queries are handled, what they cost, and the last rungs that broke.</summary>
internal sealed class NetworkView(IAnsiConsole console, NetworkOptions options)
{
    private const int ShownStepDowns = 3;
    private const int Refreshed = 10;
    private const int BarWidth = 60;

    public async Task<NetworkFindings> ShowAsync(string policy, Func<Action<QueryResult>, Task<NetworkFindings>> run)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await run(_ => { });
        }

        var progress = new NetworkProgress();
        return await console.Live(new Text("")).AutoClear(true).StartAsync(async live => await run(result =>
        {
            progress.Add(result);
            if (progress.Answered % Refreshed == 0)
            {
                live.UpdateTarget(Draw(policy, progress));
            }
        }));
    }

    private Rows Draw(string policy, NetworkProgress progress)
    {
        var modes = new BreakdownChart().Width(BarWidth);
        foreach (var mode in Enum.GetValues<Mode>().Where(mode => progress.Of(mode) > 0))
        {
            modes.AddItem(mode.ToString().ToLowerInvariant(), progress.Of(mode), Colour(mode));
        }

        return new Rows(
        [
            new Markup($"[b]{Markup.Escape(policy)}[/]  {progress.Answered} of {options.Queries} queries, [b]{FormattableString.Invariant($"{progress.Cost:0.0000}")} USD[/] [grey]offline model[/]"),
            modes,
            .. progress.StepDowns.TakeLast(ShownStepDowns).Select(step => new Markup($"[yellow]step down[/] {Markup.Escape(step)}")),
        ]);
    }

    private static Color Colour(Mode mode) => mode switch
    {
        Mode.Standard => Color.Aqua,
        Mode.Routine => Color.Green,
        Mode.Model => Color.Blue,
        _ => Color.Orange1,
    };
}
