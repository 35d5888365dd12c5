using System.Globalization;
using System.Text.RegularExpressions;
using Parley.InteropTests.Guide;
using Parley.InteropTests.Hosting;

namespace Parley.InteropTests.Samples;

/// <summary>What a sample printed that ended well, and printed what docs/guide/samples.md shows.</summary>
internal sealed partial class SampleOutput
{
    private SampleOutput(string text) => Rows = [.. Row().Matches(text).Select(match => new SampleRow(
        match.Groups["what"].Value.Trim(), match.Groups["caller"].Value, match.Groups["agent"].Value, int.Parse(match.Groups["calls"].Value, CultureInfo.InvariantCulture), decimal.Parse(match.Groups["cost"].Value, CultureInfo.InvariantCulture)))];

    /// <summary>The exchanges, in order.</summary>
    public IReadOnlyList<SampleRow> Rows { get; }

    /// <summary>How the exchanges went, in order: <c>caller agent calls</c>.</summary>
    public IEnumerable<string> Ways => Rows.Select(row => $"{row.Caller} {row.Agent} {row.ModelCalls}");

    public static async Task<SampleOutput> RunAsync(string name, params string[] decisive)
    {
        var (exitCode, output, error) = await SampleProcess.RunAsync(name);
        Assert.Equal((0, ""), (exitCode, error));
        var lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.All(decisive, line => Assert.Contains(line, output, StringComparison.Ordinal));
        var next = 0;
        foreach (var shown in SamplesPage.OutputOf(name))
        {
            next = Array.IndexOf(lines, shown, next) + 1;
            Assert.True(next > 0, $"docs/guide/samples.md shows a line that {name} does not print there:\n{shown}\nIt printed:\n{output}");
        }

        return new SampleOutput(output);
    }

    [GeneratedRegex(@"^  (?<what>\S.{35})(?<caller>[a-z]+) +(?<agent>[a-z]+) +(?<calls>\d+) +(?<cost>[\d.]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

/// <summary>One exchange that a sample shows.</summary>
internal sealed record SampleRow(string What, string Caller, string Agent, int ModelCalls, decimal Cost);
