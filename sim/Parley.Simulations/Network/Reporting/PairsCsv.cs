using Parley.Core.Costs;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Reporting;

/// <summary>One line for each pair of a server and a task under each policy.</summary>
internal static class PairsCsv
{
    public static void Write(TextWriter lines, NetworkComparison comparison)
    {
        lines.Write(CsvText.Line([
            "policy", "server", "task", "queries", "right", "failed", .. Enum.GetValues<Mode>().Select(Words.Of), "usd", "language_usd", "ratio",
        ]));
        foreach (var run in comparison.Runs)
        {
            foreach (var figures in Ordered(run.History))
            {
                var languageUsd = comparison.Language.UsdOf(figures.Pair);
                lines.Write(CsvText.Line([
                    run.Policy, figures.Pair.Server, figures.Pair.Task, figures.Queries, figures.Right, figures.Failed,
                    .. Enum.GetValues<Mode>().Select(mode => (object)figures.Modes.Of(mode)),
                    figures.Usd, languageUsd, NetworkComparison.Ratio(languageUsd, figures.Usd),
                ]));
            }
        }
    }

    /// <summary>Servers together, their tasks by name.</summary>
    public static IEnumerable<PairFigures> Ordered(NetworkHistory history)
        => history.Pairs.OrderBy(figures => figures.Pair.Server, StringComparer.Ordinal).ThenBy(figures => figures.Pair.Task, StringComparer.Ordinal);
}
