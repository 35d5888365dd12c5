using System.Globalization;
using Parley.Cli.Output;
using Parley.Simulations.Network.Reporting;
using Spectre.Console;

namespace Parley.Cli.Demo.Network;

/// <summary>What came of each policy under each seed.</summary>
internal static class SeedTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<SeedFigures> seeds)
    {
        var table = TableStyle.Create("  seed", "policy", "USD", "times less", "right", "failed", "model calls").AlignRight(0, 2, 3, 4, 5, 6);
        foreach (var seed in seeds)
        {
            table.AddTexts(
                Text($"{seed.Seed}"),
                seed.Policy,
                Text($"{seed.Usd:0.0000}"),
                seed.Ratio is { } ratio ? Text($"{ratio:0.0}") : "free",
                Text($"{seed.Accuracy:P2}"),
                Text($"{seed.Failed}"),
                Text($"{seed.ModelCalls}"));
        }

        console.WriteLine();
        console.WriteTable(table);
        console.WriteLine();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
