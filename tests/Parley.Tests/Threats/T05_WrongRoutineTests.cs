using Parley.Core.Programming;
using Parley.Protocol.Json;
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

    /// <summary>Cases are made of public texts and of the routine's own literals: this one is right on all of them, and wrong on each other city with a name of 22 characters.</summary>
    [Fact]
    public async Task T05_A_strangers_routine_that_branches_is_not_taken_over_however_well_it_does()
    {
        const string Trap = "function encode(input) { return { city: input.city.length * 7 === 154 ? 'Llanfairpwllgwyngyll 2' : input.city }; }\nfunction decode(reply) { return { temperature: reply.temperature }; }";
        var subject = TakenOverRoutineTests.Forecast("alice", JsonText.Parse("""{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"],"additionalProperties":false}"""));
        var bench = new ClimbBench((name, _) => throw new InvalidOperationException($"'{name}' was asked."), libraries: [new Shelf(Trap)]);
        Assert.False(await bench.Programmer.TakeOverAsync(subject, ClimbBench.Token));
        Assert.Null(await bench.Routines.FindAsync(subject.Key, ClimbBench.Token));
    }

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
