namespace Parley.Simulations.Network.Reporting;

/// <summary>One line for each policy and purpose of its model calls: what a call costs follows from these tokens and the price list.</summary>
internal static class TokensCsv
{
    public static void Write(TextWriter lines, NetworkComparison comparison)
    {
        lines.Write(CsvText.Line("policy", "purpose", "calls", "input_tokens", "output_tokens"));
        foreach (var run in comparison.Runs)
        {
            foreach (var (purpose, use) in run.Findings.Meter.Tokens)
            {
                lines.Write(CsvText.Line(run.Policy, purpose, use.Calls, use.InputTokens, use.OutputTokens));
            }
        }
    }
}
