using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>Every pair of sender mode and receiver mode that Agora allows: free text on one side is free text on the other, and a document leaves each side its own mode.</summary>
public sealed class ModeMatrixTests
{
    private static readonly JsonValue London = TwoNodes.Input();

    public static TheoryData<Mode, Mode, SkillEffect> Pairs()
    {
        var pairs = new TheoryData<Mode, Mode, SkillEffect>();
        foreach (var effect in Enum.GetValues<SkillEffect>())
        {
            pairs.Add(Mode.Language, Mode.Language, effect);
            foreach (var sender in new[] { Mode.Standard, Mode.Routine, Mode.Model })
            {
                foreach (var receiver in new[] { Mode.Standard, Mode.Routine, Mode.Model })
                {
                    pairs.Add(sender, receiver, effect);
                }
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Modes_meet_with_the_right_answer(Mode sender, Mode receiver, SkillEffect effect)
    {
        var (task, handled) = (TwoNodes.Task(effect), 0);
        await using var nodes = await TwoNodes.CreateAsync(
            effect: effect,
            policy: "never-negotiate",
            alice: parley => Encoding(parley, task, sender),
            bob: parley => Handler(parley, receiver, () => handled++));
        await PlantAsync(nodes, task, sender, receiver);

        var result = await nodes.AskAsync(London, task);

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal((sender, (Mode?)receiver), (result.Record.Mode, result.Record.PeerMode));
        Assert.Equal(sender is Mode.Model or Mode.Language, result.Record.ModelCalls.Count > 0);
        var received = (await TwoNodes.RecordsAsync(nodes.Bob))[0];
        Assert.Equal((receiver, result.Record.Id), (received.Mode, received.Id));
        Assert.Equal(1, nodes.Runs.Value + handled);
        Assert.Empty(result.Record.StepDowns.Concat(received.StepDowns));
    }

    [Theory]
    [InlineData(Mode.Standard)]
    [InlineData(Mode.Routine)]
    [InlineData(Mode.Model)]
    public async Task A_public_skill_answers_in_standard_mode_whatever_the_sender_does(Mode sender)
    {
        var task = sender == Mode.Standard ? TwoNodes.Task() : TwoNodes.RenamedTask();
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public, policy: "never-negotiate");
        var made = Rungs.Parse(ProtocolDocumentText.ForSkill(
            "getForecast", "Forecast for a city on a day.", JsonText.Parse(TwoNodes.ForecastInput), JsonText.Parse(TwoNodes.ForecastOutput)));
        if (sender != Mode.Standard)
        {
            await Rungs.AdoptAsync(nodes, task, made);
        }

        if (sender == Mode.Routine)
        {
            await Rungs.PlantSenderAsync(nodes, task, "function encode(input) { return { location: input.city, date: input.day }; }\n" + Rungs.Decode, made);
        }

        var result = await nodes.AskAsync(sender == Mode.Standard ? London : TwoNodes.RenamedInput(), task);

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal((sender, (Mode?)Mode.Standard), (result.Record.Mode, result.Record.PeerMode));
        Assert.Equal(TwoNodes.Expected(London), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(1, nodes.Runs.Value);
    }

    private static void Encoding(ParleyBuilder parley, AgentTask task, Mode sender)
    {
        if (sender == Mode.Standard)
        {
            parley.AddEncoding("alice", task, Rungs.Text, input => (JsonValue)new JsonObject { { "city", input["location"] }, { "day", input["date"] } }, reply => reply);
        }
    }

    private static void Handler(ParleyBuilder parley, Mode receiver, Action ran)
    {
        if (receiver == Mode.Standard)
        {
            parley.AddDocument("weather", Rungs.Text, (request, _, _) =>
            {
                ran();
                var input = new JsonObject { { "location", request["city"] }, { "date", request["day"] } };
                return ValueTask.FromResult<Outcome<JsonValue>>((JsonValue)new JsonObject { { "temperature", TwoNodes.Expected(input) } });
            });
        }
    }

    private static async Task PlantAsync(TwoNodes nodes, AgentTask task, Mode sender, Mode receiver)
    {
        if (sender is Mode.Routine or Mode.Model)
        {
            await Rungs.AdoptAsync(nodes, task);
        }

        if (sender == Mode.Routine)
        {
            await Rungs.PlantSenderAsync(nodes, task, Rungs.Encode + Rungs.Decode);
        }

        if (receiver == Mode.Routine)
        {
            await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        }
    }
}
