using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Exchange;

/// <summary>A document that refers to another: it is resolved by hash and source, and its routine calls the other's.</summary>
public sealed class ComposedDocumentTests
{
    private const string Outer = "async function handle(request, tools) { const found = await tools.cityForecast({ city: request.town, day: request.when }); return found.error ? { error: found.error } : { temperature: found.temperature }; }";

    private static readonly JsonValue London = TwoNodes.Input();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_routine_of_one_document_calls_the_routine_of_the_other()
    {
        await using var nodes = await CreateAsync(SkillEffect.Once);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        await Rungs.PlantReceiverAsync(nodes, Outer, Composed);

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Routine, (Mode?)Mode.Routine, 1), (result.Record.Mode, result.Record.PeerMode, nodes.Runs.Value));
        var record = (await TwoNodes.RecordsAsync(nodes.Bob))[0];
        Assert.Equal((PromptNames.CheckSkills, SkillEffect.Once), (Assert.Single(record.ModelCalls).Purpose, record.Effect));
        Assert.NotNull(await nodes.Bob.Services.GetRequiredService<IDocumentStore>().FindAsync(Rungs.Document.Hash, Token));
    }

    [Fact]
    public async Task A_document_called_for_the_first_time_is_handled_by_a_model_and_gets_its_own_routine()
    {
        await using var nodes = await CreateAsync(SkillEffect.None);
        await Rungs.PlantReceiverAsync(nodes, Outer, Composed);

        var first = await nodes.AskAsync(London);
        Assert.Equal(TwoNodes.Expected(London), first.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(Mode.Routine, first.Record.PeerMode);
        Assert.NotEmpty((await TwoNodes.RecordsAsync(nodes.Bob))[0].ModelCalls);
        await nodes.DrainAsync();

        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
        await nodes.AskAsync(London);
        Assert.Empty((await TwoNodes.RecordsAsync(nodes.Bob))[0].ModelCalls);
    }

    [Fact]
    public async Task The_offline_model_writes_a_routine_for_it_on_both_sides()
    {
        var inner = Compose("city forecast", null, TwoNodes.ForecastOutput);
        var outer = Compose("town weather", new DocumentReference(inner.Hash, DocumentSource.ToDataUri(inner.Text), "city forecast"), TwoNodes.ForecastOutput);
        await using var nodes = await CreateAsync(SkillEffect.None, outer, plantSender: false);

        var modes = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var result = await nodes.AskAsync(London);
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
            modes.Add($"{result.Record.Mode}/{result.Record.PeerMode}");
            await nodes.DrainAsync();
        }

        Assert.Equal("Routine/Routine", modes[^1]);
        var routine = await Rungs.ReceiverAsync(nodes, outer);
        Assert.Contains("tools.cityForecast(", routine!.Source);
        Assert.DoesNotContain("tools.getForecast", routine.Source);
    }

    [Fact]
    public async Task A_routine_that_breaks_inside_is_demoted_alone()
    {
        await using var nodes = await CreateAsync(SkillEffect.None);
        await Rungs.PlantReceiverAsync(nodes, "async function handle(request, tools) { throw new Error(\"inside\"); }");
        await Rungs.PlantReceiverAsync(nodes, Outer, Composed);

        var result = await nodes.AskAsync(London);

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(RoutineStatus.Demoted, (await Rungs.ReceiverAsync(nodes))!.Status);
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes, Composed))!.Status);
        Assert.Contains("inside", Assert.Single((await TwoNodes.RecordsAsync(nodes.Bob))[0].StepDowns).Cause);
    }

    [Fact]
    public async Task A_routine_that_calls_the_other_with_a_broken_body_is_at_fault_itself()
    {
        await using var nodes = await CreateAsync(SkillEffect.None, bobModel: FaultyModel.Saying("""{"temperature": 6.1}""", PromptNames.AnswerDocument));
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        await Rungs.PlantReceiverAsync(nodes, Outer.Replace("day: request.when", "date: request.when", StringComparison.Ordinal), Composed);

        var result = await nodes.AskAsync(London);

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(RoutineStatus.Demoted, (await Rungs.ReceiverAsync(nodes, Composed))!.Status);
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Fact]
    public async Task A_document_whose_reference_can_not_be_found_is_refused_with_the_reason()
    {
        await using var nodes = await CreateAsync(SkillEffect.None, Compose("lost", new DocumentReference(DocumentHash.Of("nowhere"), null, "city forecast")));

        var result = await nodes.AskAsync(London);

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(Mode.Language, result.Record.Mode);
        Assert.Contains(DocumentHash.Of("nowhere").ToBase64(), result.Record.StepDowns[0].Cause);
    }

    [Fact]
    public async Task Documents_that_refer_to_each_other_too_deep_are_refused()
    {
        List<ProtocolDocument> chain = [Rungs.Document];
        for (var depth = 0; depth < 5; depth++)
        {
            chain.Add(Compose($"level {depth}", new DocumentReference(chain[^1].Hash, null, "city forecast")));
        }

        await using var nodes = await CreateAsync(SkillEffect.None, chain[^1]);
        foreach (var document in chain)
        {
            await Rungs.PutAsync(nodes.Bob, document);
        }

        var result = await nodes.AskAsync(London);

        Assert.Equal(Mode.Language, result.Record.Mode);
        Assert.Contains("more than 4 deep", result.Record.StepDowns[0].Cause);
    }

    [Fact]
    public async Task Documents_that_refer_back_to_each_other_are_refused()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var (store, composition) = (nodes.Bob.Services.GetRequiredService<IDocumentStore>(), nodes.Bob.Services.GetRequiredService<DocumentComposition>());
        var back = DocumentHash.Of("the one that refers back");
        var first = Compose("first", new DocumentReference(back, null, "second"));
        // A cycle takes a forged hash: no text can hold its own.
        await store.PutAsync(Sample.Forged(Compose("second", new DocumentReference(first.Hash, null, "first")).Text, back), Token);
        await store.PutAsync(new StoredDocument(first, [], DocumentOrigin.Added, DocumentVisibility.Parties, DateTimeOffset.UnixEpoch), Token);

        var resolved = await composition.ResolveAsync(first, static () => null, Token);

        Assert.Equal(ParleyErrorCode.UnsuitableDocument, resolved.Error!.Code);
        Assert.Contains("refers back", resolved.Error.Message);
    }

    private static ProtocolDocument Composed { get; } = Compose("town weather", new DocumentReference(Rungs.Document.Hash, DocumentSource.ToDataUri(Rungs.Text), "city forecast"));

    private static ProtocolDocument Compose(string name, DocumentReference? reference, string reply = Rungs.Reply) => Rungs.Parse(ProtocolDocumentText.Compose(new DocumentParts
    {
        Name = name,
        Description = "Weather forecast for a town.",
        References = reference is null ? [] : [reference],
        Prose = "The request names a town and a date. The forecast is had by the document referred to; its reply or its error is passed on.",
        Schemas = new DocumentSchemas(
            JsonText.Parse("""{"type":"object","properties":{"town":{"type":"string","description":"Name of the city."},"when":{"type":"string","format":"date","description":"Date of the forecast."}},"required":["town","when"],"additionalProperties":false}"""),
            JsonText.Parse(reply)),
    }));

    private static async Task<TwoNodes> CreateAsync(SkillEffect effect, ProtocolDocument? document = null, FaultyModel? bobModel = null, bool plantSender = true)
    {
        var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", bobModel: bobModel);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task(effect), document ?? Composed);
        if (plantSender)
        {
            await Rungs.PlantSenderAsync(nodes, TwoNodes.Task(effect), "function encode(input) { return { town: input.location, when: input.date }; }\n" + Rungs.Decode, document ?? Composed);
        }

        return nodes;
    }
}
