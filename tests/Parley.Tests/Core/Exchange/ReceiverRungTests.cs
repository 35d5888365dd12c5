using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>Every rung of the receiver broken in turn. The sender is on a routine that works, so that whatever goes wrong is the receiver's.</summary>
public sealed class ReceiverRungTests
{
    private const string Call = "const found = await tools.getForecast({ location: request.city, date: request.day }); ";

    private static readonly JsonValue London = TwoNodes.Input();

    public static TheoryData<string, string, SkillEffect> BrokenRoutines()
    {
        (string Body, string Cause)[] broken =
        [
            ("throw new Error(\"no idea\");", "no idea"),
            (Call + "throw new Error(\"after the call\");", "after the call"),
            (Call + "return { temperature: found.temperature.celsius.value };", "TypeError"),
            (Call + "return { warmth: String(found.temperature), temperature: \"warm\" };", "the reply body breaks its schema"),
            (Call + "return {};", "the reply body breaks its schema"),
            (Call + "return undefined;", "NotJson"),
            ("while (true) { }", "failed with"),
            (Call + "for (;;) { }", "failed with"),
            (Call + "let all = \"x\"; while (true) { all = all + all; }", "OutOfMemory"),
            ("const found = await tools.getForecast({ location: request.city }); return { temperature: found.temperature };", "'getForecast'"),
            ("const found = await tools.getForecast({ location: request.town, date: request.day }); return { temperature: found.temperature };", "'getForecast'"),
            ("const found = await tools.forecastFor({ location: request.city, date: request.day }); return { temperature: found.temperature };", "no skill 'forecastFor'"),
        ];
        var data = new TheoryData<string, string, SkillEffect>();
        foreach (var effect in Enum.GetValues<SkillEffect>())
        {
            foreach (var (body, cause) in broken)
            {
                data.Add(body, cause, effect);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(BrokenRoutines))]
    public async Task A_broken_routine_steps_down_to_the_model_and_is_repaired(string body, string cause, SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect);
        await Rungs.PlantReceiverAsync(nodes, Routine(body));

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((Mode.Routine, (Mode?)Mode.Model), (result.Record.Mode, result.Record.PeerMode));
        Assert.Empty(result.Record.StepDowns);
        var step = Assert.Single(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).StepDowns);
        Assert.Equal((Mode.Routine, Mode.Model), (step.From, step.To));
        Assert.Contains(cause, step.Cause);
        Assert.True(effect == SkillEffect.Once ? nodes.Runs.Value == 1 : nodes.Runs.Value is 1 or 2);
        var demoted = await Rungs.ReceiverAsync(nodes);
        Assert.Equal((RoutineStatus.Demoted, 1), (demoted!.Status, demoted.Failures));
        Assert.StartsWith("handle(", demoted.LastFailure);

        await nodes.DrainAsync();

        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
        var next = await nodes.AskAsync(London, TwoNodes.Task(effect));
        Assert.Equal((Mode.Routine, (Mode?)Mode.Routine), (next.Record.Mode, next.Record.PeerMode));
        Assert.Equal(RoutineStatus.Live, (await Rungs.SenderAsync(nodes, TwoNodes.Task(effect)))!.Status);
    }

    [Theory]
    [InlineData("const found = await tools.getForecast({ location: request.city + \" \", date: request.day }); throw new Error(\"after\");")]
    [InlineData("const found = await tools.getForecast({ location: \"Paris\", date: request.day }); return {};")]
    public async Task A_once_tool_that_ran_with_other_arguments_ends_the_exchange_as_indeterminate(string body)
    {
        await using var nodes = await CreateAsync(SkillEffect.Once);
        await Rungs.PlantReceiverAsync(nodes, Routine(body));

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal(ParleyErrorCode.Indeterminate, result.Outcome.Error!.Code);
        Assert.Contains("already run in this exchange with other arguments", Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).Error);
        Assert.Equal(1, nodes.Runs.Value);
        Assert.Equal(RoutineStatus.Demoted, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Fact]
    public async Task A_routine_can_not_cover_up_that_an_outcome_is_unknown()
    {
        await using var nodes = await CreateAsync(SkillEffect.Once, tool: _ => new ParleyError(ParleyErrorCode.Timeout, "no answer"));
        const string call = "await tools.getForecast({ location: request.city, date: request.day });";
        await Rungs.PlantReceiverAsync(nodes, Routine($"try {{ {call} }} catch (first) {{ try {{ {call} }} catch (second) {{ return {{ temperature: 0 }}; }} }} return {{ temperature: 1 }};"));

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
    }

    [Fact]
    public async Task A_routine_can_not_try_other_arguments_after_an_unknown_outcome()
    {
        await using var nodes = await CreateAsync(SkillEffect.Once, tool: _ => new ParleyError(ParleyErrorCode.PeerFailed, "HTTP status 502"));
        const string call = "await tools.getForecast({ location: request.city, date: \"2026-03-0@\" });";
        await Rungs.PlantReceiverAsync(nodes, Routine($"try {{ {call.Replace('@', '1')} }} catch (first) {{ try {{ {call.Replace('@', '2')} }} catch (second) {{ return {{ temperature: 0 }}; }} }} return {{ temperature: 1 }};"));

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Idempotent)]
    [InlineData(SkillEffect.Once)]
    public async Task A_tool_that_fails_ends_the_exchange_and_demotes_nothing(SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect, tool: _ => new ParleyError(ParleyErrorCode.ToolFailed, "the satellite is down"));
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(ParleyErrorCode.PeerFailed, result.Outcome.Error!.Code);
        Assert.DoesNotContain("satellite", result.Outcome.Error.Message);
        Assert.Contains("satellite", Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).Error);
        Assert.Equal(1, nodes.Runs.Value);
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("gives nonsense")]
    public async Task A_once_tool_that_throws_or_breaks_its_schema_leaves_the_exchange_indeterminate(string fault)
    {
        await using var nodes = await CreateAsync(SkillEffect.Once, tool: _ => fault == "throws" ? throw new TimeoutException("lightning") : (JsonValue)"warm");
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal((ParleyErrorCode.Indeterminate, 1), (result.Outcome.Error!.Code, nodes.Runs.Value));
        var record = Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob));
        Assert.Equal(SkillEffect.Once, record.Effect);
        Assert.StartsWith("Indeterminate", Assert.Single(record.ToolCalls).Error);
        await AssertLiveAsync(nodes, SkillEffect.Once);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_prescribed_error_demotes_nothing_on_either_side(SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect);
        await Rungs.PlantReceiverAsync(nodes, Routine("if (request.city === \"Atlantis\") { return { error: \"Atlantis has sunk\" }; } " + Call + "return { temperature: found.temperature };"));

        for (var i = 0; i < 3; i++)
        {
            var result = await nodes.AskAsync(TwoNodes.Input("Atlantis"), TwoNodes.Task(effect));
            await nodes.DrainAsync();

            Assert.Equal(ParleyErrorCode.PeerFailed, result.Outcome.Error!.Code);
            Assert.Contains("Atlantis has sunk", result.Outcome.Error.Message);
            Assert.Empty(result.Record.StepDowns);
        }

        Assert.True((await nodes.AskAsync(London, TwoNodes.Task(effect))).Outcome.Succeeded);
        Assert.All(await TwoNodes.RecordsAsync(nodes.Bob), record => Assert.Null(record.Error));
        await AssertLiveAsync(nodes, effect);
    }

    [Theory]
    [InlineData("throws", SkillEffect.None)]
    [InlineData("breaks the schema", SkillEffect.None)]
    [InlineData("throws", SkillEffect.Idempotent)]
    public async Task The_users_own_handler_that_breaks_hands_over_to_the_model(string fault, SkillEffect effect)
    {
        await using var nodes = await CreateAsync(effect, bob: parley => Handler(parley, fault));

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        var step = Assert.Single(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).StepDowns);
        Assert.Equal((Mode.Standard, Mode.Model), (step.From, step.To));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("breaks the schema")]
    [InlineData("PeerUnreachable")]
    [InlineData("PeerFailed")]
    public async Task A_broken_handler_of_an_agent_whose_work_must_not_be_done_twice_ends_as_indeterminate(string fault)
    {
        await using var nodes = await CreateAsync(SkillEffect.Once, bob: parley => Handler(parley, fault));

        var result = await nodes.AskAsync(London, TwoNodes.Task(SkillEffect.Once));

        Assert.Equal((ParleyErrorCode.Indeterminate, 0), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Contains("not known whether the work was done", result.Outcome.Error.Message);
    }

    [Theory]
    [InlineData(SkillEffect.None, false)]
    [InlineData(SkillEffect.None, true)]
    [InlineData(SkillEffect.Once, false)]
    [InlineData(SkillEffect.Once, true)]
    public async Task A_model_that_fails_under_a_document_ends_in_the_right_answer_or_a_clear_error(SkillEffect effect, bool isNonsense)
    {
        var model = isNonsense ? FaultyModel.Saying("Sunny, I'd say!", PromptNames.AnswerDocument) : FaultyModel.Down(PromptNames.AnswerDocument);
        await using var nodes = await CreateAsync(effect, bobModel: model);

        var result = await nodes.AskAsync(London, TwoNodes.Task(effect));

        Assert.Equal((ParleyErrorCode.PeerFailed, 0), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Contains(isNonsense ? "could not handle the request" : "can't answer right now", result.Outcome.Error.Message);
        Assert.Equal(RoutineStatus.Live, (await Rungs.SenderAsync(nodes, TwoNodes.Task(effect)))!.Status);
    }

    [Theory]
    [InlineData(Call + "throw new Error(\"after\");")]
    [InlineData("try { " + Call + " } catch (e) { } return await tools.getForecast({ location: request.town });")]
    public async Task A_routine_is_not_blamed_for_what_its_predecessor_did(string body)
    {
        TwoNodes? planted = null;
        await using var nodes = planted = await CreateAsync(SkillEffect.None, tool: input =>
        {
            // The repair is promoted while a call of the broken one is on its way.
            Rungs.PlantReceiverAsync(planted!, Rungs.Handle).GetAwaiter().GetResult();
            return (JsonValue)new JsonObject { { "temperature", TwoNodes.Expected(input) } };
        });
        await Rungs.PlantReceiverAsync(nodes, Routine(body));

        var result = await nodes.AskAsync(London);

        Assert.True(result.Outcome.Succeeded);
        Assert.Single(Assert.Single(await TwoNodes.RecordsAsync(nodes.Bob)).StepDowns);
        var repaired = (await Rungs.ReceiverAsync(nodes))!;
        Assert.Equal((RoutineNames.IdOf(Rungs.Handle), RoutineStatus.Live, 0, false), (repaired.Id, repaired.Status, repaired.Failures, repaired.IsRepairDue));
    }

    private static string Routine(string body) => $"async function handle(request, tools) {{ {body} }}";

    private static async Task<TwoNodes> CreateAsync(SkillEffect effect, Func<JsonValue, Outcome<JsonValue>>? tool = null, Action<ParleyBuilder>? bob = null, FaultyModel? bobModel = null)
    {
        var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", tool: tool, bob: bob, bobModel: bobModel);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task(effect));
        await Rungs.PlantSenderAsync(nodes, TwoNodes.Task(effect), Rungs.Encode + Rungs.Decode);
        await Rungs.AgreeAsync(nodes);
        return nodes;
    }

    private static void Handler(ParleyBuilder parley, string fault)
        => parley.AddDocument("weather", Rungs.Text, (_, _, _) => fault == "throws" ? throw new InvalidOperationException("planted")
            : ValueTask.FromResult<Outcome<JsonValue>>(Enum.TryParse<ParleyErrorCode>(fault, out var code) ? new ParleyError(code, "planted") : (JsonValue)new JsonObject()));

    private static async Task AssertLiveAsync(TwoNodes nodes, SkillEffect effect)
    {
        Assert.Equal(RoutineStatus.Live, (await Rungs.ReceiverAsync(nodes))!.Status);
        Assert.Equal(RoutineStatus.Live, (await Rungs.SenderAsync(nodes, TwoNodes.Task(effect)))!.Status);
    }
}
