using Parley.Core.Programming;
using Parley.Tests.Core.Programming;
using Parley.Tests.Core.Programming.PlantedBugs;

namespace Parley.Tests.Threats;

/// <summary>
/// A routine that is plausible and wrong. The corpus and the test that tries all of it are <see cref="PlantedBugTests"/>; here it is counted, and one scenario is tried under this name.
/// </summary>
public sealed class T05_WrongRoutineTests
{
    [Fact]
    public void T05_The_corpus_holds_at_least_113_wrong_routines()
        => Assert.True(PlantedBugTests.Scenarios.Sum(scenario => scenario.Candidates.Count(candidate => !candidate.IsRight)) >= 113);

    [Fact]
    public async Task T05_No_wrong_routine_of_the_first_scenario_is_promoted()
    {
        var scenario = PlantedBugTests.Scenarios[0];
        foreach (var wrong in scenario.Candidates.Where(candidate => !candidate.IsRight))
        {
            var climb = await ClimbBench.Insisting(wrong.Source, scenario.Expect).Programmer.ClimbAsync(scenario.Subject, ClimbBench.Token);
            Assert.True(climb.Status is not (ClimbStatus.Live or ClimbStatus.AwaitingApproval), wrong.Name);
        }
    }
}
