using Parley.Models.Offline;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>The official library's sender, as it was recorded, calls one of our agents.</summary>
public sealed class LibrarySenderReplayTests
{
    [Fact]
    public async Task A_recorded_sender_gets_what_its_own_receiver_answered()
    {
        var recorded = Transcripts.All("library-sender");
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        var replay = new RecordedReplay(WeatherNode.CityUrl, node.SendAsync);
        foreach (var exchange in recorded)
        {
            var replayed = await replay.SendAsync(exchange);
            Accepted.LikeRecorded(replayed);
            if (exchange.Path == "/" && exchange.ResponseText.Contains("25 degrees", StringComparison.Ordinal))
            {
                Assert.Equal("It is 25 degrees with 12 mm of rain.", replayed.Json["body"].AsString);
            }
        }
    }

    [Fact]
    public async Task A_recorded_sender_accepts_what_the_offline_model_answers()
    {
        var recorded = Transcripts.All("library-sender");
        await using var node = await WeatherNode.CreateAsync(new OfflineModel());
        var replay = new RecordedReplay(WeatherNode.CityUrl, node.SendAsync);
        foreach (var exchange in recorded)
        {
            var replayed = await replay.SendAsync(exchange);
            Accepted.LikeRecorded(replayed);
            Assert.True(exchange.Method == "DELETE" || exchange.Path != "/" || replayed.Text.Contains("25", StringComparison.Ordinal) || exchange.ResponseText.Contains("JSON", StringComparison.Ordinal), replayed.ToString());
        }
    }

    [Fact]
    public async Task A_target_that_ends_in_a_slash_is_the_same_agent()
    {
        // The library joins paths by hand: its conversations are then at "//conversations".
        var recorded = Transcripts.All("library-sender");
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        var replay = new RecordedReplay(new Uri(WeatherNode.CityUrl.AbsoluteUri + "/"), node.SendAsync);
        foreach (var exchange in recorded)
        {
            Accepted.LikeRecorded(await replay.SendAsync(exchange));
        }
    }
}
