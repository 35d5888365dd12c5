using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>What a reply suggests or asks for is followed.</summary>
public sealed class SuggestionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("never-negotiate", false)]
    [InlineData("adaptive", false)]
    [InlineData("adaptive", true)]
    public async Task The_document_of_a_public_skill_is_suggested_after_a_language_exchange_and_adopted(string policy, bool isStranger)
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, policy: policy);
        if (isStranger)
        {
            // Without a card and a list, the suggestion is all that Alice learns of Bob's document.
            ScriptedPeer.Before(nodes, request => request.Method == "GET" ? "{}" : null, status: 404);
        }

        var first = await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());
        await nodes.DrainAsync();
        var second = await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());

        Assert.Equal(Mode.Language, first.Record.Mode);
        Assert.Equal((Mode.Routine, (Mode?)Mode.Standard), (second.Record.Mode, second.Record.PeerMode));
        Assert.Equal(TwoNodes.Expected(TwoNodes.Input()), second.Outcome.Value["temperature"].AsNumber);
        var made = ProtocolDocumentText.ForSkill("getForecast", "Forecast for a city on a day.", JsonText.Parse(TwoNodes.ForecastInput), JsonText.Parse(TwoNodes.ForecastOutput));
        Assert.Equal(DocumentHash.Of(made), second.Record.Document);
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation));
        Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Suitability));
    }

    [Fact]
    public async Task A_request_to_negotiate_is_followed_before_the_senders_own_threshold()
    {
        await using var nodes = await TwoNodes.CreateAsync(policy: "library", bob: parley => parley.AddAgent("weather", agent => agent.UsePolicy("paper")));
        for (var i = 0; i < 9; i++)
        {
            await nodes.AskAsync(TwoNodes.RenamedInput(), TwoNodes.RenamedTask());
        }

        await nodes.DrainAsync();
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation));

        await nodes.AskAsync(TwoNodes.Input());
        await nodes.DrainAsync();

        Assert.Null(Assert.Single(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation)).Error);
        var pairs = await nodes.Alice.Services.GetRequiredService<IPairStore>().ListAsync(Token);
        Assert.NotNull(pairs.Single(pair => pair.Key.Task == TwoNodes.Task().Key).Document);
    }

    [Fact]
    public async Task Who_suggests_one_unsuitable_document_after_the_other_is_listened_to_less_and_less()
    {
        await using var nodes = await TwoNodes.CreateAsync(policy: "never-negotiate");
        var suggestions = 0;
        ScriptedPeer.Before(nodes, request => request.Method == "POST" ? Answer(suggestions++) : "{}");
        for (var i = 0; i < 30; i++)
        {
            await nodes.AskAsync(TwoNodes.Input());
            await nodes.DrainAsync();
        }

        // At the first exchange, then 8, 16, 32 later.
        Assert.Equal((30, 3), (suggestions, (await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Suitability)).Count));

        static string Answer(int number)
        {
            var document = $"---\nname: Number {number}\ndescription: Something else.\nmultiround: false\n---\nSay how many eggs.";
            return JsonText.Write(new JsonObject
            {
                { "status", "success" }, { "body", """{"temperature": 7}""" },
                { "suggestedProtocol", new JsonObject { { "protocolHash", DocumentHash.Of(document).ToBase64() }, { "protocolSources", new JsonArray([DocumentSource.ToDataUri(document)]) } } },
            });
        }
    }

    [Theory]
    [InlineData("language-only")]
    [InlineData("never-negotiate")]
    public async Task A_request_to_negotiate_is_not_followed_against_the_owners_policy(string policy)
    {
        await using var nodes = await TwoNodes.CreateAsync(policy: policy, bob: parley => parley.AddAgent("weather", agent => agent.UsePolicy("paper")));
        for (var i = 0; i < 11; i++)
        {
            await nodes.AskAsync(TwoNodes.Input());
            await nodes.DrainAsync();
        }

        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Alice, RecordKind.Negotiation));
    }
}
