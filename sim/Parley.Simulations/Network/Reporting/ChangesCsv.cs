using Parley.Simulations.Network.Changes;

namespace Parley.Simulations.Network.Reporting;

/// <summary>Two lines for each query before which something changes: the run with the changes, and the one without.</summary>
internal static class ChangesCsv
{
    public static void Write(TextWriter lines, NetworkComparison comparison)
    {
        lines.Write(CsvText.Line("at", "changes", "run", "queries", "usd", "model_calls", "negotiations", "documents", "step_downs", "wrong", "failed"));
        foreach (var adaptation in comparison.Adaptations)
        {
            var words = string.Join("; ", adaptation.Changes.Select(change => change.Words));
            lines.Write(Line(adaptation.With, words, "with"));
            lines.Write(Line(adaptation.Without, words, "without"));
        }
    }

    private static string Line(Stretch stretch, string words, string run)
    {
        var totals = stretch.Totals;
        return CsvText.Line(stretch.From, words, run, totals.Queries, totals.Usd, totals.ModelCalls, totals.Negotiations, totals.Documents, totals.StepDowns, totals.Wrong, totals.Failed);
    }
}
