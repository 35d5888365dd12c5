using System.Globalization;
using Parley.Cli.Output;
using Parley.Simulations.Network.Changes;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary>What each change cost: the run from it up to the next, and in brackets what that is more or less than without the changes.</summary>
internal static class ChangeTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Adaptation> adaptations)
    {
        var table = TableStyle.Create("  from", "queries", "USD", "model calls", "negotiated", "documents", "steps down", "wrong", "failed", "change").AlignRight(0, 1, 2, 3, 4, 5, 6, 7, 8);
        foreach (var adaptation in adaptations)
        {
            var (with, more) = (adaptation.With.Totals, adaptation.Difference);
            table.AddTexts(
                Text($"{adaptation.With.From}"),
                Text($"{with.Queries}"),
                Math.Round(more.Usd, 4) == 0 ? Text($"{with.Usd:0.0000}") : Text($"{with.Usd:0.0000} ({more.Usd:+0.0000;-0.0000})"),
                Beside(with.ModelCalls, more.ModelCalls),
                Beside(with.Negotiations, more.Negotiations),
                Beside(with.Documents, more.Documents),
                Beside(with.StepDowns, more.StepDowns),
                Beside(with.Wrong, more.Wrong),
                Beside(with.Failed, more.Failed),
                string.Join("; ", adaptation.Changes.Select(change => change.Words)));
        }

        console.WriteLine();
        console.WriteTable(table);
        var (usd, calls) = (adaptations.Sum(adaptation => adaptation.Difference.Usd), adaptations.Sum(adaptation => adaptation.Difference.ModelCalls));
        console.MarkupLineInterpolated($"  {"adapting",-10} {Text($"{usd:+0.0000;-0.0000;0} USD and {calls:+0;-0;0}")} model calls beside the same queries without changes, which the figures in brackets compare");
        console.WriteLine();
    }

    private static string Beside(long with, long more) => more == 0 ? Text($"{with}") : Text($"{with} ({more:+0;-0})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
