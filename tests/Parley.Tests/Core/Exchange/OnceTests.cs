using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>A once-skill runs at most once for one exchange, however often and by whatever rung it is asked for.</summary>
public sealed class OnceTests
{
    private static readonly JsonValue London = TwoNodes.Input();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_repeated_with_the_same_exchange_id_gets_the_same_reply_without_a_second_run()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, SkillEffect.Once);
        TransportRequest? sent = null;
        nodes.Network.Faults = request =>
        {
            sent = request.Method == "POST" ? request : sent;
            return request.Method == "POST" ? InMemoryFault.LoseReply : InMemoryFault.None;
        };
        Assert.Equal(ParleyErrorCode.Indeterminate, (await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once))).Outcome.Error!.Code);
        nodes.Network.Faults = null;

        var first = await PostAsync(nodes, sent!);
        var second = await PostAsync(nodes, sent!);

        Assert.Equal(1, nodes.Runs.Value);
        Assert.Equal("success", first["status"].AsString);
        Assert.Equal(first["body"], second["body"]);
        var other = await PostAsync(nodes, sent! with { Headers = [new(PeerClient.ExchangeIdHeader, "another")] });
        Assert.Equal(("success", 2), (other["status"].AsString, nodes.Runs.Value));
    }

    [Fact]
    public async Task A_repetition_that_a_model_reads_in_another_way_does_not_run_the_tool()
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once);
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var request = Request();
        Assert.Equal("success", (await PostAsync(nodes, request))["status"].AsString);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle.Replace("request.city", "request.city.toUpperCase()", StringComparison.Ordinal));

        var repeated = await PostAsync(nodes, request);

        Assert.Equal(("Indeterminate", 1), (repeated["code"].AsString, nodes.Runs.Value));
        Assert.Contains("other arguments", (await TwoNodes.RecordsAsync(nodes.Bob))[0].Error);
    }

    [Fact]
    public async Task One_attempt_may_run_the_skill_on_several_arguments_and_its_repetition_runs_none()
    {
        const string twice = "async function handle(request, tools) { const a = await tools.getForecast({ location: request.city, date: request.day }); const b = await tools.getForecast({ location: request.city + \"!\", date: request.day }); return { temperature: a.temperature + b.temperature }; }";
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once);
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, twice);
        var request = Request();

        var (first, second) = (await PostAsync(nodes, request), await PostAsync(nodes, request));

        Assert.Equal(("success", 2), (first["status"].AsString, nodes.Runs.Value));
        Assert.Equal(first["body"], second["body"]);
    }

    [Fact]
    public async Task A_crash_while_the_tool_ran_leaves_the_repetition_indeterminate()
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, tool: _ => throw new OperationCanceledException("power failure"));
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var request = Request();

        await PostAsync(nodes, request);
        var repeated = await PostAsync(nodes, request);

        Assert.Equal(("Indeterminate", 1), (repeated["code"].AsString, nodes.Runs.Value));
        Assert.Contains("end is not known", (await TwoNodes.RecordsAsync(nodes.Bob))[0].Error);
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_fails_after_the_tool_ran_leaves_the_exchange_indeterminate(bool isLanguage)
    {
        var asked = 0;
        var model = new FaultyModel(name => name is PromptNames.AnswerDocument or PromptNames.AnswerMessage && ++asked > 1 ? throw new HttpRequestException("down") : null);
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, policy: "language-only", bobModel: model);
        var task = TwoNodes.Task(SkillEffect.Once);
        if (!isLanguage)
        {
            await Rungs.AgreeAsync(nodes);
            await Rungs.AdoptAsync(nodes, task);
        }

        var result = await nodes.AskAsync(London, task);

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Contains("'getForecast' has run", result.Outcome.Error.Message);
        var record = Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob));
        Assert.Contains("down", record.Error);
        Assert.Equal(SkillEffect.Once, record.Effect);
    }

    [Fact]
    public async Task A_sender_who_takes_the_task_for_harmless_does_not_make_it_run_twice()
    {
        var model = FaultyModel.Saying("Sunny!", PromptNames.AnswerDocument);
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, policy: "never-negotiate", bobModel: model);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task());
        await Rungs.PlantSenderAsync(nodes, TwoNodes.Task(), Rungs.Encode + Rungs.Decode);
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, "async function handle(request, tools) { await tools.getForecast({ location: request.city, date: request.day }); throw new Error(\"after\"); }");

        var result = await nodes.AskAsync(London);

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
    }

    [Fact]
    public async Task A_tool_that_reached_nobody_may_run_in_a_later_attempt()
    {
        var fails = true;
        await using var nodes = await TwoNodes.CreateAsync(
            effect: SkillEffect.Once,
            tool: input => fails ? new ParleyError(ParleyErrorCode.PeerUnreachable, "nobody listens") { NothingWasDone = true } : (JsonValue)new JsonObject { { "temperature", TwoNodes.Expected(input) } });
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var request = Request();
        Assert.Equal("error", (await PostAsync(nodes, request))["status"].AsString);
        fails = false;

        Assert.Equal(("success", 2), ((await PostAsync(nodes, request))["status"].AsString, nodes.Runs.Value));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_leaves_a_durable_record_of_what_ran()
    {
        using var hangUp = new CancellationTokenSource();
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, tool: input =>
        {
            hangUp.Cancel();
            return (JsonValue)new JsonObject { { "temperature", TwoNodes.Expected(input) } };
        });
        await Rungs.AgreeAsync(nodes);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await nodes.Bob.Inbound.ReceiveAsync(Request(), hangUp.Token));

        var record = Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob));
        Assert.Equal((SkillEffect.Once, 1), (record.Effect, nodes.Runs.Value));
        Assert.StartsWith("Indeterminate", record.Error);
    }

    [Fact]
    public async Task Arguments_that_differ_only_in_order_are_the_same_run()
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once);
        var agent = nodes.Bob.Services.GetRequiredService<AgentCatalog>().Find("weather")!;
        var context = new ExchangeContext { ExchangeId = "x", Agent = "weather", Caller = "alice", Deadline = DateTimeOffset.MaxValue };
        var tools = new ToolRunner(agent, context, nodes.Bob.Services.GetRequiredService<IEffectJournal>(), new ModelBill());

        await tools.RunAsync("getForecast", London, Token);
        tools.BeginAttempt();
        var again = await tools.RunAsync("getForecast", new JsonObject { { "date", London["date"] }, { "location", London["location"] } }, Token);

        Assert.Equal((true, 1, "getForecast"), (again.Succeeded, nodes.Runs.Value, tools.DoneOnce));
    }

    private static TransportRequest Request() => new()
    {
        Method = "POST",
        Url = TwoNodes.BobUrl,
        ContentType = "application/json",
        Headers = [new(PeerClient.ExchangeIdHeader, "exchange-1")],
        Body = JsonText.WriteUtf8(new JsonObject
        {
            { "protocolHash", Rungs.Document.Hash.ToBase64() },
            { "body", """{"city":"London","day":"2026-03-01"}""" },
            { "protocolSources", new JsonArray() },
        }),
    };

    private static async Task<JsonValue> PostAsync(TwoNodes nodes, TransportRequest request)
        => JsonText.Parse(Encoding.UTF8.GetString((await nodes.Bob.Inbound.ReceiveAsync(request, Token)).Body.Span));
}
