using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Prompting;

namespace Parley.Tests.Core.Exchange;

/// <summary>Negotiations that come to nothing: a clear error, a back-off, and exchanges that go on in plain language meanwhile.</summary>
public sealed class NegotiationFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_negotiation_that_never_ends_is_given_up_after_ten_turns_and_not_begun_anew_for_a_while()
    {
        var model = FaultyModel.Saying("Could you name the fields in Latin?", PromptNames.NegotiateTask);
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: model);
        for (var i = 0; i < 12; i++)
        {
            var result = await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            Assert.Equal(Mode.Language, result.Record.Mode);
            await nodes.DrainAsync();
        }

        var negotiations = await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation);
        Assert.Equal(2, negotiations.Count);
        Assert.All(negotiations, record => Assert.Contains("No document after 10 turns", record.Error));
        Assert.Equal(20, model.Asked.Count(name => name == PromptNames.NegotiateTask));
        var pair = Assert.Single(await nodes.Alice.Services.GetRequiredService<IPairStore>().ListAsync(Token));
        Assert.Equal((2, 9L + 16), (pair.FailedClimbs, pair.NextClimbAtExchange));
    }

    [Theory]
    [InlineData(PromptNames.NegotiateTask, "<FINALPROTOCOL>Let us sing to each other.</FINALPROTOCOL>", "take the document over")]
    [InlineData(PromptNames.NegotiateTask, "I can't agree to that.", "can't be agreed on")]
    [InlineData(PromptNames.NegotiateSkills, "<PROPOSAL skills=\"levitate\">Up.</PROPOSAL>", "broke the negotiation off")]
    [InlineData(PromptNames.NegotiateSkills, "Hm.", "never made")]
    public async Task A_model_that_talks_nonsense_ends_the_negotiation_and_harms_no_exchange(string prompt, string nonsense, string words)
    {
        var model = new FaultyModel(name => name == prompt ? nonsense : name == PromptNames.NegotiateTask && nonsense == "Hm." ? "<FINALPROTOCOL>AS PROPOSED</FINALPROTOCOL>" : null);
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: model, bobModel: model);

        await AssertFailsAsync(nodes, words);
    }

    [Theory]
    [InlineData(true, "connection refused")]
    [InlineData(false, "broke the negotiation off")]
    public async Task A_model_that_is_down_ends_the_negotiation_and_harms_no_exchange(bool isAlices, string words)
    {
        var model = FaultyModel.Down(isAlices ? PromptNames.NegotiateTask : PromptNames.NegotiateSkills);
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: isAlices ? model : null, bobModel: isAlices ? null : model);

        await AssertFailsAsync(nodes, words);
    }

    [Fact]
    public async Task A_peer_that_goes_away_in_the_middle_ends_the_negotiation()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());
        nodes.Network.Stop(TwoNodes.BobUrl);

        await nodes.DrainAsync();

        Assert.Contains("PeerUnreachable", Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation)).Error);
        nodes.Network.Listen(TwoNodes.BobUrl, nodes.Bob.Inbound);
        Assert.True((await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask())).Outcome.Succeeded);
    }

    private static async Task AssertFailsAsync(TwoNodes nodes, string words)
    {
        Assert.True((await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask())).Outcome.Succeeded);
        await nodes.DrainAsync();

        Assert.Contains(words, Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation)).Error);
        var next = await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());
        Assert.Equal((true, Mode.Language), (next.Outcome.Succeeded, next.Record.Mode));
        await nodes.DrainAsync();
        Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation));
    }
}
