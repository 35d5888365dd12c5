using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;

namespace Parley.Tests.Threats;

/// <summary>A peer that breaks or refuses what is cheap and checked, so that plain language is left: each step is recorded, their number is bounded, and an owner can forbid them.</summary>
public sealed class T22_DowngradeTests
{
    private const string Refusal = """{"status":"error","error":"unsupported","message":"unsupported","code":"UnsuitableDocument"}""";

    [Fact]
    public async Task T22_A_peer_that_breaks_every_rung_is_paid_for_so_often()
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, aliceModel: model, alice: parley => parley.Options.Peers.Each.StepDownsPerHour = 4);
        ScriptedPeer.Before(nodes, request => IsDocument(request) ? """{"status":"error","error":"odd","message":"odd","code":"Internal"}""" : null);
        List<ExchangeRecord> records = [];
        for (var i = 0; i < 8; i++)
        {
            records.Add((await nodes.AskAsync(TwoNodes.Input($"City{i}"))).Record);
        }

        Assert.All(records, record => Assert.NotEmpty(record.StepDowns));
        Assert.All(records[4..], record => Assert.StartsWith("BudgetExceeded", record.Error, StringComparison.Ordinal));
        var before = model.Asked.Count;
        await nodes.AskAsync(TwoNodes.Input("Last"));
        Assert.Equal(before, model.Asked.Count);
    }

    [Fact]
    public async Task T22_A_task_with_a_floor_is_not_talked_about()
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, aliceModel: model);
        ScriptedPeer.Before(nodes, request => IsDocument(request) ? Refusal : null);
        var result = await nodes.AskAsync(TwoNodes.Input(), TwoNodes.Task() with { Floor = Floor.Document });
        Assert.False(result.Outcome.Succeeded);
        Assert.DoesNotContain("compose-message", model.Asked);
    }

    [Fact]
    public async Task T22_A_task_that_has_no_rung_above_its_floor_fails_and_is_recorded()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Negotiated);
        var result = await nodes.AskAsync(TwoNodes.Input(), TwoNodes.Task() with { Floor = Floor.Document });
        Assert.Equal(ParleyErrorCode.UnsuitableTask, result.Outcome.Error!.Code);
        Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice));
        Assert.Equal(0, nodes.Runs.Value);
    }

    [Theory]
    [InlineData(Floor.Document)]
    [InlineData(Floor.Routine)]
    public async Task T22_A_skill_with_a_floor_is_not_done_in_plain_language(Floor floor)
    {
        var model = new FaultyModel(_ => null);
        await using var nodes = await TwoNodes.CreateAsync(bobModel: model, bob: parley => parley.AddAgent("weather", agent => agent.Options.Skills["getForecast"].Floor = floor));
        var answer = await new Stranger(nodes).TalkAsync("Please give me the forecast for London on 2026-03-01.");
        Assert.Equal("UnsuitableTask", answer.Code);
        Assert.Contains("protocol document", answer.Body["error"].AsString, StringComparison.Ordinal);
        Assert.Empty(model.Asked);
        Assert.Equal(0, nodes.Runs.Value);
    }

    [Fact]
    public async Task T22_A_skill_for_routines_alone_is_done_by_its_routine_and_not_by_a_model()
    {
        await using var nodes = await TwoNodes.CreateAsync(bob: parley => parley.AddAgent("weather", agent => agent.Options.Skills["getForecast"].Floor = Floor.Routine));
        await Rungs.AgreeAsync(nodes);
        var stranger = new Stranger(nodes);
        Assert.Equal("UnsuitableTask", (await stranger.UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""")).Code);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        Assert.True((await stranger.UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""")).Succeeded);
    }

    [Theory]
    [InlineData("""{"protocolHash":"$hash","protocolSources":["$source"],"body":"$body"}""")]
    [InlineData("""{"protocolHash":"$hash","protocolSources":["$source"],"body":"$body","multiround":true}""")]
    [InlineData("""{"protocolHash":"$hash","body":"$body"}""")]
    [InlineData("""{"protocolHash":"$hex","protocolSources":[],"body":"$body"}""")]
    [InlineData("""{"protocolHash":"$hex","protocolSources":["$source"],"body":{"city":7}}""")]
    [InlineData("""{"protocolHash":"$hash","protocolSources":["$source"],"body":"$body","queryId":"1"}""")]
    public async Task T22_An_older_dialect_dodges_no_check(string form)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);
        var json = form.Replace("$hash", Rungs.Document.Hash.ToBase64(), StringComparison.Ordinal)
            .Replace("$hex", Rungs.Document.Hash.ToHex(), StringComparison.Ordinal)
            .Replace("$source", "data:,something else", StringComparison.Ordinal)
            .Replace("$body", JsonText.Write(new JsonValue("""{"city":7}""")).Trim('"'), StringComparison.Ordinal);
        Assert.False((await new Stranger(nodes).PostAsync(json)).Succeeded);
        Assert.Equal(0, nodes.Runs.Value);
    }

    private static bool IsDocument(Parley.Core.Transport.TransportRequest request)
        => request.Method == "POST" && !System.Text.Encoding.UTF8.GetString(request.Body.Span).Contains("\"protocolHash\":null", StringComparison.Ordinal);
}
