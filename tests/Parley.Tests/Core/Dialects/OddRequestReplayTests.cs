using System.Text;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>Requests that were made to find out what the official library's receiver does with them. Where ours does better, it says here how.</summary>
public sealed class OddRequestReplayTests
{
    /// <summary>What the library's receiver failed at, by what it said, and what ours answers.</summary>
    public static TheoryData<string, string, string> Better => new()
    {
        // An absent key is an absent value.
        { "{\"protocolHash\": null, \"body\": \"x in Rome\"}", "'protocolSources'", "It is 25 degrees with 12 mm of rain." },
        { "{\"body\": \"x in Rome\"}", "'protocolHash'", "It is 25 degrees with 12 mm of rain." },
        // Both text forms of a hash, any data URI, any charset, a body that is an object.
        { "\"8be56ceae66797fe1b7c763f140eebeeb70afd8a\"", "Failed to download protocol", """{"temperature":25,"precipitation":12}""" },
        { "\"data:text/plain,---\\nname", "Failed to download protocol", """{"temperature":25,"precipitation":12}""" },
        { "http://127.0.0.1:5599/a", "Failed to download protocol", """{"temperature":25,"precipitation":12}""" },
        { "\"body\": {\"city\": \"Rome\"}", "the JSON object must be str, bytes or bytearray, not dict", """{"temperature":25,"precipitation":12}""" },
        // The document prescribes an error, so it is the body of a success.
        { "\"body\": \"not json\"", "Expecting value: line 1 column 1 (char 0)", """{"error": "The city is missing."}""" },
    };

    [Theory]
    [MemberData(nameof(Better))]
    public async Task A_request_that_the_library_fails_at_is_answered(string request, string theirs, string ours)
    {
        var replayed = (await ReplayAsync()).Single(entry => entry.Recorded.Path == "/" && Encoding.UTF8.GetString(entry.Recorded.Request).Contains(request, StringComparison.Ordinal));

        Assert.Equal(theirs, JsonText.Parse(replayed.Recorded.ResponseText)["message"].AsString);
        Assert.Equal(("success", ours), (replayed.Json["status"].AsString, replayed.Json["body"].AsString));
    }

    [Fact]
    public async Task Whatever_the_library_answers_is_answered_alike()
    {
        var better = Better.Select(row => (string)row.Data.Item1).ToList();
        var alike = 0;
        foreach (var replayed in await ReplayAsync())
        {
            var request = Encoding.UTF8.GetString(replayed.Recorded.Request);
            if (replayed.Recorded.Status == 200 && (replayed.Recorded.Path != "/" || !better.Exists(part => request.Contains(part, StringComparison.Ordinal))))
            {
                Accepted.LikeRecorded(replayed);
                alike++;
            }
        }

        // Of 59, five got a page of error.
        Assert.Equal(59 - better.Count - 5, alike);
    }

    [Fact]
    public async Task Pages_of_error_become_answers()
    {
        var replayed = await ReplayAsync();

        var followUp = Assert.Single(replayed, entry => entry.Recorded.Status == 500);
        Accepted.Shape(followUp);
        Assert.Contains("\"body\" is missing", followUp.Json["message"].AsString, StringComparison.Ordinal);
        var card = Assert.Single(replayed, entry => entry.Recorded.Status == 405);
        Assert.Equal((200, "city"), (card.Reply.Status, card.Json["name"].AsString));
        foreach (var list in replayed.Where(entry => entry.Recorded.Status == 404))
        {
            Assert.Equal(200, list.Reply.Status);
            Assert.NotNull(list.Json.AsObject);
        }
    }

    [Theory]
    [InlineData("protocolHash\": \"AAAA\"", "is no SHA-1")]
    [InlineData("file:///etc/hostname", "is no SHA-1")]
    [InlineData("front%20matter", "AZQiKaqOoIBEjIBBLDjkOYvB6uY= is not suitable for execution")]
    [InlineData("UNSUITABLE", "/ze5v13cyqqn2kilH9K/7GJblNw= is not suitable for execution")]
    public async Task A_failure_says_what_is_wrong(string request, string message)
    {
        var replayed = (await ReplayAsync()).First(entry => Encoding.UTF8.GetString(entry.Recorded.Request).Contains(request, StringComparison.Ordinal));

        Assert.Equal("error", replayed.Json["status"].AsString);
        Assert.Contains(message, replayed.Json["message"].AsString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_live_end_and_are_gone()
    {
        var conversations = (await ReplayAsync()).Where(entry => entry.Recorded.Path.StartsWith("/conversations/559b", StringComparison.Ordinal)).ToList();

        Assert.Equal(["success", "error", "success", "success", "error"], conversations.Select(entry => entry.Json["status"].AsString!));
        Assert.Equal("Conversation not found.", conversations[^1].Json["message"].AsString);
    }

    [Fact]
    public async Task The_offline_model_gives_each_an_answer_of_the_same_shape()
    {
        foreach (var replayed in (await ReplayAsync(isOffline: true)).Where(entry => entry.Recorded.Status == 200))
        {
            Accepted.Shape(replayed);
        }
    }

    private static async Task<List<Replayed>> ReplayAsync(bool isOffline = false)
    {
        var recorded = Transcripts.All("library-receiver");
        await using var node = await WeatherNode.CreateAsync(isOffline ? new OfflineModel() : new ReadingModel());
        RecordedDocuments.ServeAll(node.Fetch);
        var replay = new RecordedReplay(WeatherNode.CityUrl, node.SendAsync);
        var replayed = new List<Replayed>();
        foreach (var exchange in recorded)
        {
            replayed.Add(await replay.SendAsync(exchange));
        }

        return replayed;
    }
}
