using System.CommandLine;

namespace Parley.Benchmarks.Reporting;

/// <summary>Options that every benchmark has.</summary>
internal static class ReportOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object instead of a table." };

    public static Option<int> Rounds(int usual)
        => new Option<int>("--rounds") { Description = "Rounds of each measurement; the median counts.", DefaultValueFactory = _ => usual }.Within(1, 10_000);
}
