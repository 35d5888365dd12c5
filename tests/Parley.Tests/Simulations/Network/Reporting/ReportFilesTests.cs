using System.Globalization;
using Parley.Core.Costs;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network.Reporting;

public sealed class ReportFilesTests : IDisposable
{
    private static readonly NetworkOptions Options = new() { Users = 12, Queries = 120 };

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("parley-report-");

    private string Path => System.IO.Path.Combine(_home.FullName, "report");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Totals_of_all_files_are_those_of_the_meters()
    {
        var comparison = await WriteAsync();
        Assert.Equal(["changes.csv", "index.html", "pairs.csv", "queries.csv", "run.json", "seeds.csv", "tokens.csv"], Files());
        var (queries, pairs) = (Rows("queries.csv"), Rows("pairs.csv"));
        var json = JsonText.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "run.json")));
        Assert.Equal(NetworkComparison.Policies, json["runs"].AsArray!.Select(run => run["policy"].AsString));
        foreach (var (run, written) in comparison.Runs.Zip(json["runs"].AsArray!))
        {
            var total = run.Findings.Meter.Total;
            Assert.Equal(total, Sum(queries, run.Policy, "usd"));
            Assert.Equal(total, Sum(pairs, run.Policy, "usd"));
            Assert.Equal(total, (decimal)written["usd"].AsNumber);
            Assert.Equal(total, written["split"].AsObject!.Sum(part => (decimal)part.Value.AsNumber));
            Assert.Equal((total, run.Findings.Meter.ModelCalls), ((decimal)Last(written, "usd"), (long)Last(written, "modelCalls")));
            Assert.Equal(run.Findings.Documents, Last(written, "documents"));
            Assert.Equal(Options.Queries, queries.Count(row => row["policy"] == run.Policy && row["is_right"] == "true"));
            Assert.Equal(comparison.Language.Findings.Meter.Total, Sum(pairs, run.Policy, "language_usd"));
            Assert.Equal(run.Findings.Meter.ModelCalls, Sum(Rows("tokens.csv"), run.Policy, "calls"));
        }

        Assert.Equal(comparison.Run.Findings.Meter.Total, json["pairs"].AsArray!.Sum(pair => (decimal)pair["usd"].AsNumber));
        // The run's own seed is among those that are compared.
        Assert.Equal(comparison.Runs.Select(run => (run.Policy, run.Findings.Meter.Total)), json["seeds"].AsArray!.Select(seed => (seed["policy"].AsString!, (decimal)seed["usd"].AsNumber)));
        Assert.Equal(json["seeds"].AsArray!.Select(seed => seed["ratio"].AsNumber), Rows("seeds.csv").Select(row => double.Parse(row["ratio"], CultureInfo.InvariantCulture)));
        Assert.Equal(1, json["seeds"].AsArray![0]["ratio"].AsNumber);
        Assert.Equal(Options.Queries, json["budgets"].AsArray!.Sum(user => user["queries"].AsNumber));
        Assert.Equal(Enum.GetValues<Mode>().Sum(comparison.Run.Findings.Meter.Exchanges), (long)json["links"].AsArray!.Sum(link => link["exchanges"].AsNumber));
    }

    [Fact]
    public void What_was_not_completed_leaves_nothing()
    {
        ReportFolder.Open(Path).Folder!.Dispose();
        Assert.False(Directory.Exists(Path));

        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "index.html"), "an earlier report");
        using (var folder = ReportFolder.Open(Path).Folder)
        {
            Assert.Contains("queries.csv.part", Files());
        }

        Assert.Equal(["index.html"], Files());
        Assert.Equal("an earlier report", File.ReadAllText(System.IO.Path.Combine(Path, "index.html")));
    }

    [Fact]
    public void A_folder_that_cannot_be_one_is_told_before_anything_is_done()
    {
        File.WriteAllText(Path, "");
        Assert.Equal("it is a file. Name a folder.", ReportFolder.Open(Path).Why);
        Assert.NotNull(ReportFolder.Open(System.IO.Path.Combine(Path, "below")).Why);
        File.Delete(Path);
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "run.json"));
        Assert.Equal("'run.json' is a folder in it.", ReportFolder.Open(Path).Why);
        Assert.Equal(["run.json"], Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName));
    }

    private async Task<NetworkComparison> WriteAsync()
    {
        using var folder = ReportFolder.Open(Path).Folder!;
        var runs = new List<ReportedRun>();
        foreach (var policy in NetworkComparison.Policies)
        {
            await using var run = await NetworkRun.StartAsync(Options with { Policy = policy }, TestContext.Current.CancellationToken);
            runs.Add(new ReportedRun(policy, await run.RunAsync(result => folder.QueriesCsv.Add(policy, result), TestContext.Current.CancellationToken)));
        }

        var comparison = new NetworkComparison(Options, runs) { Seeds = [.. SeedFigures.Of(Options.Seed, runs)] };
        folder.Complete(comparison);
        return comparison;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Nothing in these runs needs quotes, so a comma parts.</summary>
    private List<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Path, name));
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => heads.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second))];
    }

    private static decimal Sum(List<Dictionary<string, string>> rows, string policy, string column)
        => rows.Where(row => row["policy"] == policy).Sum(row => decimal.Parse(row[column], CultureInfo.InvariantCulture));

    private static double Last(JsonValue run, string series) => run["series"][series].AsArray![^1].AsNumber;
}
