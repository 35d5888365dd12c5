using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Core.Skills;

namespace Parley.Tests.Core.Exchange;

public sealed class ClimbTests
{
    [Fact]
    public async Task A_pair_climbs_from_language_to_routines_without_a_model()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var modes = new List<string>();
        for (var day = 1; day <= 5; day++)
        {
            var input = TwoNodes.Input(date: $"2026-03-0{day}");
            var result = await nodes.AskAsync(input);
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            Assert.Equal(TwoNodes.Expected(input), result.Outcome.Value["temperature"].AsNumber);
            modes.Add($"{result.Record.Mode}/{result.Record.PeerMode} {result.Record.ModelCalls.Count}");
            await nodes.DrainAsync();
        }

        Assert.Equal(["Language/Language 2", "Routine/Routine 0", "Routine/Routine 0", "Routine/Routine 0", "Routine/Routine 0"], modes);
    }

    [Fact]
    public async Task A_public_skill_is_used_in_standard_mode_from_the_first_exchange()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public);

        var result = await nodes.AskAsync(TwoNodes.Input());

        Assert.Equal((Mode.Standard, Mode.Standard, 0), (result.Record.Mode, result.Record.PeerMode, result.Record.ModelCalls.Count));
        Assert.Empty(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).ModelCalls);
    }

    [Fact]
    public async Task Both_routines_are_live_with_their_evidence()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await nodes.AskAsync(TwoNodes.Input());
        await nodes.DrainAsync();

        var (alice, bob) = (await TwoNodes.RoutineAsync(nodes.Alice), await TwoNodes.RoutineAsync(nodes.Bob));

        Assert.Equal((RoutineStatus.Live, RoutineStatus.Live), (alice.Status, bob.Status));
        Assert.NotEmpty(alice.Evidence);
        Assert.NotEmpty(bob.Evidence);
    }

    [Theory]
    [InlineData("language-only", "Language Language Language Language Language Language Language")]
    [InlineData("paper", "Language Language Language Language Language Routine Routine")]
    [InlineData("never-negotiate", "Language Language Language Language Language Language Language")]
    public async Task A_policy_decides_when_to_climb(string policy, string expected)
    {
        await using var nodes = await TwoNodes.CreateAsync(policy: policy);
        var modes = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            modes.Add((await nodes.AskAsync(TwoNodes.Input())).Record.Mode.ToString());
            await nodes.DrainAsync();
        }

        Assert.Equal(expected, string.Join(' ', modes));
    }
}
