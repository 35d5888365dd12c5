using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>Every rung of the sender broken in turn: the exchange steps down with its cause and ends with the right answer, and the work is done once.</summary>
public sealed class SenderRungTests
{
    private static readonly JsonValue London = TwoNodes.Input();

    [Theory]
    [MemberData(nameof(BrokenRoutines))]
    public async Task A_broken_routine_steps_down_to_the_model_and_is_repaired(string source, string cause, string function, SkillEffect effect)
    {
        var task = TwoNodes.Task(effect);
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate");
        await Rungs.AdoptAsync(nodes, task);
        await Rungs.PlantSenderAsync(nodes, task, source);

        var result = await nodes.AskAsync(London, task);

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        var step = Assert.Single(result.Record.StepDowns);
        Assert.Equal((Mode.Routine, Mode.Model), (step.From, step.To));
        Assert.Contains(cause, step.Cause);
        Assert.Equal(1, nodes.Runs.Value);
        var demoted = await Rungs.SenderAsync(nodes, task);
        Assert.Equal((RoutineStatus.Demoted, 1), (demoted!.Status, demoted.Failures));
        Assert.StartsWith($"{function}(", demoted.LastFailure);

        await nodes.DrainAsync();

        Assert.Equal(RoutineStatus.Live, (await Rungs.SenderAsync(nodes, task))!.Status);
        var next = await nodes.AskAsync(London, task);
        Assert.Equal((Mode.Routine, 0), (next.Record.Mode, next.Record.ModelCalls.Count));
        Assert.Equal(TwoNodes.Expected(London), next.Outcome.Value["temperature"].AsNumber);
    }

    public static TheoryData<string, string, string, SkillEffect> BrokenRoutines()
    {
        (string Source, string Cause, string Function)[] broken =
        [
            ("function encode(input) { throw new Error(\"no idea\"); }\n" + Rungs.Decode, "no idea", "encode"),
            ("function encode(input) { return { city: input.location.name.first, day: input.date }; }\n" + Rungs.Decode, "TypeError", "encode"),
            ("function encode(input) { return { town: input.location, day: input.date }; }\n" + Rungs.Decode, "the request body breaks its schema", "encode"),
            ("function encode(input) { return undefined; }\n" + Rungs.Decode, "NotJson", "encode"),
            ("function encode(input) { while (true) { } }\n" + Rungs.Decode, "failed with", "encode"),
            ("function encode(input) { let all = \"x\"; while (true) { all = all + all; } }\n" + Rungs.Decode, "OutOfMemory", "encode"),
            ("function encode(input) { return encode(input); }\n" + Rungs.Decode, "TooDeep", "encode"),
            (Rungs.Encode + "function decode(reply) { throw new Error(\"no idea\"); }", "no idea", "decode"),
            (Rungs.Encode + "function decode(reply) { return { warmth: reply.temperature }; }", "the output breaks its schema", "decode"),
            (Rungs.Encode + "function decode(reply) { return { temperature: String(reply.temperature) }; }", "the output breaks its schema", "decode"),
            (Rungs.Encode + "function decode(reply) { for (;;) { } }", "failed with", "decode"),
        ];
        var data = new TheoryData<string, string, string, SkillEffect>();
        foreach (var effect in Enum.GetValues<SkillEffect>())
        {
            foreach (var (source, cause, function) in broken)
            {
                data.Add(source, cause, function, effect);
            }
        }

        return data;
    }

    [Theory]
    [InlineData("encode throws", SkillEffect.None)]
    [InlineData("encode throws", SkillEffect.Once)]
    [InlineData("encode fails", SkillEffect.Once)]
    [InlineData("encode breaks the schema", SkillEffect.Idempotent)]
    [InlineData("encode breaks the schema", SkillEffect.Once)]
    [InlineData("decode throws", SkillEffect.None)]
    [InlineData("decode throws", SkillEffect.Once)]
    [InlineData("decode breaks the schema", SkillEffect.Once)]
    public async Task The_users_own_encoding_that_breaks_hands_over_to_the_model(string fault, SkillEffect effect)
    {
        var task = TwoNodes.Task(effect);
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", alice: parley => parley.AddEncoding("alice", task, Rungs.Text, Encode, Decode));

        var result = await nodes.AskAsync(London, task);

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        var step = Assert.Single(result.Record.StepDowns);
        Assert.Equal((Mode.Standard, Mode.Model), (step.From, step.To));
        Assert.Equal(1, nodes.Runs.Value);

        Outcome<JsonValue> Encode(JsonValue input) => fault switch
        {
            "encode throws" => throw new InvalidOperationException("planted"),
            "encode fails" => new ParleyError(ParleyErrorCode.Internal, "planted"),
            "encode breaks the schema" => (JsonValue)new JsonObject { { "town", 1.0 } },
            _ => (JsonValue)new JsonObject { { "city", input["location"] }, { "day", input["date"] } },
        };

        Outcome<JsonValue> Decode(JsonValue reply) => fault switch
        {
            "decode throws" => throw new InvalidOperationException("planted"),
            "decode breaks the schema" => (JsonValue)"warm",
            _ => reply,
        };
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_model_that_writes_nonsense_bodies_steps_down_to_language(SkillEffect effect)
    {
        var (task, model) = (TwoNodes.Task(effect), FaultyModel.Saying("Sunny, I'd say!", PromptNames.EncodeRequest));
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", aliceModel: model);
        await Rungs.AdoptAsync(nodes, task);

        var result = await nodes.AskAsync(London, task);

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        var step = Assert.Single(result.Record.StepDowns);
        Assert.Equal((Mode.Model, Mode.Language), (step.From, step.To));
        Assert.Contains("not JSON", step.Cause);
        Assert.Equal(1, nodes.Runs.Value);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_model_that_misreads_the_reply_leaves_it_to_the_next_rung_which_does_not_ask_again(SkillEffect effect)
    {
        var (task, model) = (TwoNodes.Task(effect), FaultyModel.Saying("Sunny, I'd say!", PromptNames.DecodeReply));
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", aliceModel: model);
        await Rungs.AdoptAsync(nodes, task);

        var result = await nodes.AskAsync(London, task);

        Assert.Equal((Mode.Language, 1), (result.Record.Mode, nodes.Runs.Value));
        Assert.DoesNotContain(PromptNames.ComposeMessage, model.Asked);
        Assert.Contains(PromptNames.ReadReply, model.Asked);
        Assert.Equal((Mode.Model, Mode.Language), (Assert.Single(result.Record.StepDowns).From, result.Record.StepDowns[0].To));
    }

    [Theory]
    [InlineData(SkillEffect.None, ParleyErrorCode.ModelUnavailable)]
    [InlineData(SkillEffect.Idempotent, ParleyErrorCode.ModelUnavailable)]
    [InlineData(SkillEffect.Once, ParleyErrorCode.Indeterminate)]
    public async Task A_model_that_goes_down_after_the_reply_leaves_a_clear_error(SkillEffect effect, ParleyErrorCode code)
    {
        var (task, model) = (TwoNodes.Task(effect), FaultyModel.Down(PromptNames.DecodeReply, PromptNames.ReadReply));
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", aliceModel: model);
        await Rungs.AdoptAsync(nodes, task);

        var result = await nodes.AskAsync(London, task);

        Assert.Equal(code, result.Outcome.Error!.Code);
        Assert.Contains("connection refused", result.Outcome.Error.Message);
        Assert.Equal(1, nodes.Runs.Value);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Once)]
    public async Task A_model_that_is_down_from_the_start_sends_nothing(SkillEffect effect)
    {
        var task = TwoNodes.Task(effect);
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate", aliceModel: FaultyModel.Down());
        await Rungs.AdoptAsync(nodes, task);

        var result = await nodes.AskAsync(London, task);

        Assert.Equal((ParleyErrorCode.ModelUnavailable, 0), (result.Outcome.Error!.Code, nodes.Runs.Value));
        Assert.Empty(await TwoNodes.RecordsAsync(nodes.Bob));
    }

    [Theory]
    [InlineData(SkillEffect.None, null)]
    [InlineData(SkillEffect.Once, ParleyErrorCode.Indeterminate)]
    public async Task A_routine_of_several_rounds_that_breaks_after_one_is_not_taken_up_where_work_must_not_be_done_twice(SkillEffect effect, ParleyErrorCode? code)
    {
        var task = TwoNodes.Task(effect);
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "never-negotiate");
        await Rungs.AdoptAsync(nodes, task);
        await Rungs.PlantSenderAsync(nodes, task, "async function send(input, send) { await send({ city: input.location, day: input.date }); throw new Error(\"after\"); }");

        var result = await nodes.AskAsync(London, task);

        Assert.Equal(code, result.Outcome.Error?.Code);
        Assert.Contains("after", result.Record.StepDowns[0].Cause);
        Assert.Equal(effect == SkillEffect.Once ? 1 : 2, nodes.Runs.Value);
    }

    [Fact]
    public async Task A_routine_goes_on_while_the_model_is_down()
    {
        var task = TwoNodes.Task();
        await using var nodes = await TwoNodes.CreateAsync(aliceModel: FaultyModel.Down(), bobModel: FaultyModel.Down());
        await Rungs.AdoptAsync(nodes, task);
        await Rungs.PlantSenderAsync(nodes, task, Rungs.Encode + Rungs.Decode);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        await Rungs.AgreeAsync(nodes);

        var result = await nodes.AskAsync(London, task);

        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
    }

    [Theory]
    [InlineData(Rungs.Encode + "function decode(reply) { throw new Error(\"no idea\"); }")]
    [InlineData("async function send(input, send) { await send({ city: input.location, day: input.date }); throw new Error(\"after\"); }")]
    public async Task A_routine_is_not_blamed_for_what_its_predecessor_did(string source)
    {
        var task = TwoNodes.Task();
        await using var nodes = await TwoNodes.CreateAsync(policy: "never-negotiate");
        await Rungs.AdoptAsync(nodes, task);
        await Rungs.PlantSenderAsync(nodes, task, source);
        var isRepaired = false;
        ScriptedPeer.Before(nodes, request =>
        {
            if (request.Method == "POST" && !isRepaired)
            {
                // The repair is promoted while a request of the broken one is on its way.
                Rungs.PlantSenderAsync(nodes, task, Rungs.Encode + Rungs.Decode).GetAwaiter().GetResult();
                isRepaired = true;
            }

            return null;
        });

        var result = await nodes.AskAsync(London, task);

        Assert.Equal(Mode.Routine, Assert.Single(result.Record.StepDowns).From);
        var repaired = (await Rungs.SenderAsync(nodes, task))!;
        Assert.Equal((RoutineStatus.Live, 0, false), (repaired.Status, repaired.Failures, repaired.IsRepairDue));
    }
}
