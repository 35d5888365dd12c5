using System.Globalization;
using Parley.Core.Programming;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>At default settings no planted bug is promoted, and every right routine is.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Scenario> Scenarios =
        [new ForecastScenario(), new TripScenario(), new CalendarScenario(), new WeatherScenario(), new OrderScenario(), new ParcelScenario(), new ItineraryScenario()];

    public static TheoryData<string, string> All
        => new(Scenarios.SelectMany(scenario => scenario.Candidates.Select(candidate => new TheoryDataRow<string, string>(scenario.Name, candidate.Name))));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Planted_bugs_stay_down_and_right_routines_go_live(string scenario, string candidate)
    {
        var (subject, planted) = Find(scenario, candidate);
        var result = await ClimbAsync(subject, planted);
        output.WriteLine(Row(subject, planted, result));
        Assert.True(planted.IsRight == (result.Status == ClimbStatus.Live), $"{result.Status}: {result.Reason}\n{Row(subject, planted, result)}");
        Assert.NotEqual(ClimbStatus.AwaitingApproval, result.Status);
    }

    [Fact]
    public async Task Corpus_is_as_large_as_promised_and_shows_its_prices()
    {
        var candidates = Scenarios.SelectMany(scenario => scenario.Candidates.Select(candidate => (Scenario: scenario, Candidate: candidate))).ToList();
        foreach (var (scenario, candidate) in candidates)
        {
            output.WriteLine(Row(scenario, candidate, await ClimbAsync(scenario, candidate)));
        }

        Assert.True(candidates.Count(pair => !pair.Candidate.IsRight) >= 45);
        Assert.True(candidates.Count(pair => pair.Candidate.IsRight) >= 12);
        Assert.Equal(candidates.Count, candidates.Select(pair => $"{pair.Scenario.Name} {pair.Candidate.Name}").Distinct().Count());
    }

    private static (Scenario Scenario, Scenario.Candidate Candidate) Find(string scenario, string candidate)
    {
        var found = Scenarios.Single(one => one.Name == scenario);
        return (found, found.Candidates.Single(one => one.Name == candidate));
    }

    private static ValueTask<ClimbResult> ClimbAsync(Scenario scenario, Scenario.Candidate candidate)
        => ClimbBench.Insisting(candidate.Source, scenario.Expect).Programmer.ClimbAsync(scenario.Subject, ClimbBench.Token);

    private static string Row(Scenario scenario, Scenario.Candidate candidate, ClimbResult result)
    {
        var evidence = string.Join(", ", result.Evidence.Select(one => $"{one.Kind}{(one.Passed ? "" : "!")} {one.Cases}{(one.Cost > 0 ? $" (${one.Cost.ToString("0.0000", CultureInfo.InvariantCulture)})" : "")}"));
        return $"{scenario.Name,-20} {(candidate.IsRight ? "right" : "wrong")} {candidate.Name,-36} {result.Status,-9} ${result.Cost.ToString("0.0000", CultureInfo.InvariantCulture)}  {evidence}{(candidate.IsRight ? "" : $" | {result.Reason}")}";
    }
}
