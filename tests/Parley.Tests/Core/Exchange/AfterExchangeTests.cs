using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>An exchange that is done and on record stays so, whatever goes wrong with what follows it.</summary>
public sealed class AfterExchangeTests
{
    private static readonly JsonValue London = TwoNodes.Input();

    private readonly WatchedExchangeStore _records = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_who_hangs_up_while_the_exchange_is_recorded_is_recorded_once()
    {
        using var hangUp = new CancellationTokenSource();
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, bob: Records);
        await Rungs.AgreeAsync(nodes);
        _records.Appending = _ => hangUp.Cancel();

        var reply = await PostAsync(nodes, hangUp.Token);

        Assert.Equal("success", reply["status"].AsString);
        Assert.Null(Assert.Single(await _records.ReadAllAsync(Token).ToListAsync(Token)).Error);
        Assert.Equal(1, nodes.Bob.Services.GetRequiredService<ClimbQueue>().Count);
    }

    [Theory]
    [InlineData(true, DocumentVisibility.Public)]
    [InlineData(false, DocumentVisibility.Parties)]
    public async Task A_document_that_a_caller_brings_is_for_everybody_only_where_the_agent_publishes(bool publishes, DocumentVisibility expected)
    {
        await using var nodes = await TwoNodes.CreateAsync(bob: parley => parley.Options.Agents["weather"].Publishes = publishes);
        nodes.Network.Listen(new Uri("http://alice.test"), nodes.Alice.Inbound);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task());

        Assert.Equal(Mode.Model, (await nodes.AskAsync(London)).Record.Mode);
        await nodes.DrainAsync();

        Assert.Equal(expected, (await nodes.Bob.Services.GetRequiredService<IDocumentStore>().FindAsync(Rungs.Document.Hash, Token))!.Visibility);
    }

    [Fact]
    public async Task A_receivers_reply_is_sent_although_its_records_can_not_be_read()
    {
        await using var nodes = await TwoNodes.CreateAsync(bob: Records);
        await Rungs.AgreeAsync(nodes);
        _records.Querying = Damaged;

        Assert.Equal("success", (await PostAsync(nodes, Token))["status"].AsString);
        Assert.Null(Assert.Single(await _records.ReadAllAsync(Token).ToListAsync(Token)).Error);
    }

    [Fact]
    public async Task A_senders_result_is_given_although_its_records_can_not_be_read()
    {
        await using var nodes = await TwoNodes.CreateAsync(alice: Records);
        await Rungs.AgreeAsync(nodes);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task());
        _records.Querying = Damaged;

        var result = await nodes.AskAsync(London);

        Assert.Equal((TwoNodes.Expected(London), Mode.Model), (result.Outcome.Value["temperature"].AsNumber, result.Record.Mode));
    }

    [Fact]
    public async Task A_sender_who_gives_up_after_the_end_has_the_result_and_the_exchange_is_counted()
    {
        using var giveUp = new CancellationTokenSource();
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, alice: Records);
        _records.Appending = _ => giveUp.Cancel();

        var result = await InvokeAsync(nodes, TwoNodes.Task(), giveUp.Token);

        Assert.True(result.Value.Outcome.Succeeded);
        Assert.Equal(1, (await nodes.Alice.Services.GetRequiredService<IPairStore>().GetAsync(new PairKey("alice", TwoNodes.BobUrl.AbsoluteUri, TwoNodes.Task().Key), Token)).Exchanges);
    }

    [Theory]
    [InlineData(SkillEffect.None, "Cancelled")]
    [InlineData(SkillEffect.Idempotent, "Cancelled")]
    [InlineData(SkillEffect.Once, "Indeterminate")]
    public async Task A_sender_who_gives_up_meanwhile_leaves_a_record(SkillEffect effect, string error)
    {
        using var giveUp = new CancellationTokenSource();
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, effect, alice: Records);
        ScriptedPeer.Before(nodes, request => request.Method == "POST" ? throw Cancelled(giveUp) : null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await InvokeAsync(nodes, TwoNodes.Task(effect), giveUp.Token));

        var record = Assert.Single(await _records.ReadAllAsync(Token).ToListAsync(Token));
        Assert.StartsWith(error, record.Error);
        Assert.Equal((Side.Sender, effect, Mode.Standard, false), (record.Side, record.Effect, record.Mode, record.RequestBody.IsMissing));
    }

    [Fact]
    public async Task A_sender_who_gives_up_before_anything_was_sent_is_sure_that_nothing_ran()
    {
        using var giveUp = new CancellationTokenSource();
        var model = new FaultyModel(_ => throw Cancelled(giveUp));
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, policy: "language-only", aliceModel: model, alice: Records);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await InvokeAsync(nodes, TwoNodes.Task(SkillEffect.Once), giveUp.Token));

        Assert.StartsWith("Cancelled", Assert.Single(await _records.ReadAllAsync(Token).ToListAsync(Token)).Error);
    }

    private static OperationCanceledException Cancelled(CancellationTokenSource source)
    {
        source.Cancel();
        return new OperationCanceledException(source.Token);
    }

    private void Records(ParleyBuilder parley) => parley.Services.AddSingleton<IExchangeStore>(_records);

    private static void Damaged() => throw new StoreException(ParleyErrorCode.StoreFailed, "a segment is damaged");

    private static ValueTask<Outcome<ExchangeResult>> InvokeAsync(TwoNodes nodes, AgentTask task, CancellationToken cancellationToken)
        => nodes.Alice.Services.GetRequiredService<AgentClient>().InvokeAsync("alice", TwoNodes.BobUrl, task, London, null, cancellationToken);

    private static async Task<JsonValue> PostAsync(TwoNodes nodes, CancellationToken cancellationToken)
    {
        var request = new TransportRequest
        {
            Method = "POST",
            Url = TwoNodes.BobUrl,
            ContentType = "application/json",
            Body = JsonText.WriteUtf8(new JsonObject
            {
                { "protocolHash", Rungs.Document.Hash.ToBase64() },
                { "body", """{"city":"London","day":"2026-03-01"}""" },
                { "protocolSources", new JsonArray() },
            }),
        };
        return JsonText.Parse(Encoding.UTF8.GetString((await nodes.Bob.Inbound.ReceiveAsync(request, cancellationToken)).Body.Span));
    }
}
