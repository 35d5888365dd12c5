using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

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

    [Fact]
    public async Task Language_only_talks_even_where_schemas_are_public()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, policy: "language-only");

        var result = await nodes.AskAsync(TwoNodes.Input());

        Assert.Equal((Mode.Language, true), (result.Record.Mode, result.Outcome.Succeeded));
    }

    [Fact]
    public async Task A_document_that_the_owner_added_is_used_without_a_negotiation()
    {
        await using var nodes = await TwoNodes.CreateAsync(policy: "never-negotiate");
        var text = ProtocolDocumentText.ForSkill("getForecast", "Forecast for a city on a day.", JsonText.Parse(TwoNodes.ForecastInput), JsonText.Parse(TwoNodes.ForecastOutput));
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _));
        await nodes.Alice.Services.GetRequiredService<IDocumentStore>().PutAsync(
            new StoredDocument(document, [], DocumentOrigin.Added, DocumentVisibility.Parties, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        var modes = new List<Mode>();
        for (var i = 0; i < 3; i++)
        {
            modes.Add((await nodes.AskAsync(TwoNodes.Input())).Record.Mode);
            await nodes.DrainAsync();
        }

        Assert.Equal([Mode.Language, Mode.Routine, Mode.Routine], modes);
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation));
    }

    [Fact]
    public async Task A_live_routine_that_no_longer_compiles_is_written_anew()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await nodes.AskAsync(TwoNodes.Input());
        await nodes.DrainAsync();
        var routines = nodes.Alice.Services.GetRequiredService<IRoutineStore>();
        var written = await TwoNodes.RoutineAsync(nodes.Alice);
        await routines.TrySaveAsync(written with { Source = "class Encode {}", Id = "0000000000000000" }, [], TestContext.Current.CancellationToken);

        var model = (await nodes.AskAsync(TwoNodes.Input())).Record.Mode;
        await nodes.DrainAsync();
        var routine = (await nodes.AskAsync(TwoNodes.Input())).Record.Mode;

        Assert.Equal((Mode.Model, Mode.Routine), (model, routine));
        Assert.Contains(await routines.HistoryAsync(written.Key, TestContext.Current.CancellationToken), line => line.Kind == "demoted");
    }
}
