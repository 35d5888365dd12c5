using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>Our sender gets the recorded replies of the official library's receiver and of the paper demo's server.</summary>
public sealed class RecordedPeerTests
{
    [Fact]
    public async Task The_library_s_recorded_receiver_is_understood_from_language_to_routine()
    {
        // That it serves nothing by GET was recorded with the odd requests.
        var peer = new RecordedPeer([.. Transcripts.All("library-sender"), .. Transcripts.All("library-receiver").Where(entry => entry.Method == "GET")]);
        await using var alice = await SenderNode.CreateAsync(peer, "library");

        var modes = new List<Mode>();
        for (var i = 0; i < 20; i++)
        {
            modes.Add((await alice.AskAsync()).Mode);
        }

        // As the recorded sender: ten in language, a negotiation of two turns, ten by the document.
        Assert.Equal((10, 5, 5), (modes.Count(mode => mode == Mode.Language), modes.Count(mode => mode == Mode.Model), modes.Count(mode => mode == Mode.Routine)));
        Assert.Equal(2, peer.Posts.Count(request => request.Json["protocolHash"].AsString == "negotiation"));
        Assert.Equal(11, peer.Requests.Count(request => request.Method == "DELETE"));
    }

    [Fact]
    public async Task The_demo_s_recorded_server_is_understood_from_language_to_routine()
    {
        var recorded = Transcripts.All("demo-user");
        var peer = new RecordedPeer(recorded);
        await using var alice = await SenderNode.CreateAsync(peer, "paper");

        var (modes, outputs) = (new List<Mode>(), new List<JsonValue>());
        for (var i = 0; i < 9; i++)
        {
            var result = await alice.TryAsync(Forecast, new JsonObject { { "location", "London" }, { "date", $"2024-09-{11 + i}" } });
            Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
            modes.Add(result.Record.Mode);
            outputs.Add(result.Outcome.Value);
        }

        // As the recorded user: five in language, then a negotiation, a registration, and four by the document.
        Assert.Equal([.. Enumerable.Repeat(Mode.Language, 5), .. Enumerable.Repeat(Mode.Routine, 4)], modes);
        (int, int)[] said = [(2, 74), (10, 54), (9, 39), (3, 84), (-5, 57), (-2, 86), (26, 8), (5, 70), (17, 81)];
        Assert.Equal(said, outputs.Select(output => ((int)output["temperature"].AsNumber, (int)output["precipitation"].AsNumber)));
        Assert.Single(peer.Requests, request => request.Path == "/registerNegotiatedProtocol");
    }

    private static AgentTask Forecast => new(
        "Get the predicted weather for a location on a date.",
        Schema("""{"type":"object","properties":{"location":{"type":"string","description":"Name of the place."},"date":{"type":"string","format":"date","description":"Day of the forecast."}},"required":["location","date"]}"""),
        Schema("""
            {"type":"object","properties":{
              "temperature":{"type":"number","description":"The predicted temperature for that day in °C"},
              "precipitation":{"type":"number","description":"The predicted precipitation for that day in mm"}},"required":["temperature","precipitation"]}
            """)) { Effect = SkillEffect.None };

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
