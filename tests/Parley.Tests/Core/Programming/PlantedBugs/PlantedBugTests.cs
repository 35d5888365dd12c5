using System.Globalization;
using Parley.Core.Programming;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>At default settings no planted bug is promoted, and every right routine is.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    internal static readonly IReadOnlyList<Scenario> Scenarios =
        [new ForecastScenario(), new TripScenario(), new CalendarScenario(), new WeatherScenario(), new OrderScenario(), new ParcelScenario(), new ItineraryScenario(), new SameNamesScenario()];

    public static TheoryData<string> Names => new(Scenarios.Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Planted_bugs_stay_down_and_right_routines_go_live(string name)
    {
        var scenario = Scenarios.Single(one => one.Name == name);
        List<string> mistaken = [];
        foreach (var candidate in scenario.Candidates)
        {
            var result = await ClimbAsync(scenario, candidate);
            output.WriteLine(Row(scenario, candidate, result));
            if (candidate.IsRight != (result.Status == ClimbStatus.Live) || result.Status == ClimbStatus.AwaitingApproval)
            {
                mistaken.Add(Row(scenario, candidate, result));
            }
        }

        Assert.True(mistaken.Count == 0, string.Join('\n', mistaken));
    }

    [Fact]
    public void Corpus_is_as_large_as_promised()
    {
        var candidates = Scenarios.SelectMany(scenario => scenario.Candidates.Select(candidate => (scenario.Name, Candidate: candidate))).ToList();
        Assert.True(candidates.Count(pair => !pair.Candidate.IsRight) >= 45);
        Assert.True(candidates.Count(pair => pair.Candidate.IsRight) >= 12);
        Assert.Equal(candidates.Count, candidates.Select(pair => $"{pair.Name} {pair.Candidate.Name}").Distinct().Count());
    }

    private static ValueTask<ClimbResult> ClimbAsync(Scenario scenario, Scenario.Candidate candidate)
        => ClimbBench.Insisting(candidate.Source, scenario.Expect).Programmer.ClimbAsync(scenario.Subject, ClimbBench.Token);

    private static string Row(Scenario scenario, Scenario.Candidate candidate, ClimbResult result)
    {
        var evidence = string.Join(", ", result.Evidence.Select(one => $"{one.Kind}{(one.Passed ? "" : "!")} {one.Cases}{(one.Cost > 0 ? $" (${one.Cost.ToString("0.0000", CultureInfo.InvariantCulture)})" : "")}"));
        return $"{scenario.Name,-20} {(candidate.IsRight ? "right" : "wrong")} {candidate.Name,-36} {result.Status,-9} ${result.Cost.ToString("0.0000", CultureInfo.InvariantCulture)}  {evidence}{(candidate.IsRight ? "" : $" | {result.Reason}")}";
    }
}
