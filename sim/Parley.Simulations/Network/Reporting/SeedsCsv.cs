namespace Parley.Simulations.Network.Reporting;

/// <summary>One line for each policy under each seed.</summary>
internal static class SeedsCsv
{
    public static void Write(TextWriter lines, NetworkComparison comparison)
    {
        lines.Write(CsvText.Line("seed", "policy", "usd", "language_usd", "ratio", "accuracy", "failed", "model_calls"));
        foreach (var seed in comparison.Seeds)
        {
            lines.Write(CsvText.Line(seed.Seed, seed.Policy, seed.Usd, seed.LanguageUsd, seed.Ratio, seed.Accuracy, seed.Failed, seed.ModelCalls));
        }
    }
}
