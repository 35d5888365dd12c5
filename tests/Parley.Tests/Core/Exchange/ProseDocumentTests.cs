using Parley.Protocol.Documents;

namespace Parley.Tests.Core.Exchange;

/// <summary>A document in the style of an RFC, prose without schemas: bodies are text, models handle the first exchanges and routines the rest.</summary>
public sealed class ProseDocumentTests
{
    private const string Rfc = """
        City Forecast Line Protocol

        1. Introduction

        This memo describes how the weather forecast for a city is asked for.

        2. Request

        The client sends one line:

            FORECAST <location> <date>

        where <location> is the name of the city and <date> is the day in the form YYYY-MM-DD.

        3. Reply

        The server replies with one line:

            TEMP <temperature>

        where <temperature> is a number, the temperature.
        """;

    private const string Sender = """
        function encode(input) { return `FORECAST ${input.location} ${input.date}`; }
        function decode(reply) { const found = /^TEMP (-?[0-9.]+)$/.exec(reply.trim()); if (!found) { throw new Error(reply); } return { temperature: Number(found[1]) }; }
        """;

    private const string Receiver = """
        async function handle(request, tools) {
          const found = /^FORECAST (.+) ([0-9]{4}-[0-9]{2}-[0-9]{2})$/.exec(request.trim());
          const answer = await tools.getForecast({ location: found[1], date: found[2] });
          return `TEMP ${answer.temperature}`;
        }
        """;

    private static ProtocolDocument Document { get; } = Rungs.Parse(Rfc);

    [Theory]
    [InlineData(true, true, "Routine/Routine")]
    [InlineData(true, false, "Routine/Model")]
    [InlineData(false, true, "Model/Routine")]
    [InlineData(false, false, "Model/Model")]
    public async Task Text_bodies_pass_between_every_pair_of_modes(bool isSenderRoutine, bool isReceiverRoutine, string modes)
    {
        await using var nodes = await CreateAsync();
        if (isSenderRoutine)
        {
            await Rungs.PlantSenderAsync(nodes, TwoNodes.Task(), Sender, Document);
        }

        if (isReceiverRoutine)
        {
            await Rungs.PlantReceiverAsync(nodes, Receiver, Document);
        }

        var result = await nodes.AskAsync(TwoNodes.Input());

        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(TwoNodes.Expected(TwoNodes.Input()), result.Outcome.Value["temperature"].AsNumber);
        Assert.Equal(modes, $"{result.Record.Mode}/{result.Record.PeerMode}");
        Assert.Equal(1, nodes.Runs.Value);
    }

    [Fact]
    public async Task A_prose_document_reaches_a_routine_on_both_sides_after_a_few_examples()
    {
        await using var nodes = await CreateAsync();
        var modes = new List<string>();
        for (var day = 1; day <= 6; day++)
        {
            var input = TwoNodes.Input(date: $"2026-03-0{day}");
            var result = await nodes.AskAsync(input);
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            Assert.Equal(TwoNodes.Expected(input), result.Outcome.Value["temperature"].AsNumber);
            modes.Add($"{result.Record.Mode}/{result.Record.PeerMode}");
            await nodes.DrainAsync();
        }

        Assert.Equal("Model/Model Model/Model Model/Model Routine/Routine Routine/Routine Routine/Routine", string.Join(' ', modes));
    }

    private static async Task<TwoNodes> CreateAsync()
    {
        var nodes = await TwoNodes.CreateAsync(policy: "never-negotiate");
        await Rungs.AdoptAsync(nodes, TwoNodes.Task(), Document);
        return nodes;
    }
}
