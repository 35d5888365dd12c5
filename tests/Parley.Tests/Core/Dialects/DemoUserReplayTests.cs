using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>The paper demo's user, as it was recorded, calls one of our agents.</summary>
public sealed class DemoUserReplayTests
{
    [Fact]
    public async Task A_recorded_user_gets_what_its_own_server_answered()
    {
        foreach (var replayed in await ReplayAsync(new ReadingModel()))
        {
            Accepted.LikeRecorded(replayed, sameValues: false);
        }
    }

    [Fact]
    public async Task A_recorded_user_accepts_what_the_offline_model_answers()
    {
        foreach (var replayed in await ReplayAsync(new OfflineModel()))
        {
            Accepted.LikeRecorded(replayed, sameValues: false);
        }
    }

    [Fact]
    public async Task Every_query_gets_the_weather_of_its_day()
    {
        var queries = (await ReplayAsync(new ReadingModel())).Where(entry => entry.Recorded.Path == "/" && Sent(entry)["body"].AsString!.Contains("2024-09-1", StringComparison.Ordinal)).ToList();

        Assert.Equal(9, queries.Count);
        foreach (var (i, query) in queries.Index())
        {
            var day = 11 + i;
            var body = query.Json["body"].AsString;
            Assert.Equal(Sent(query)["protocolHash"].IsNull ? $"It is {day} degrees with 6 mm of rain." : $$"""{"temperature":{{day}},"precipitation":6}""", body);
        }
    }

    [Fact]
    public async Task A_negotiation_is_nested_and_told_its_conversation()
    {
        var turn = (await ReplayAsync(new ReadingModel())).Single(entry => entry.Recorded.Path == "/" && Sent(entry)["protocolHash"].AsString == "negotiation");

        var inner = JsonText.Parse(turn.Json["body"].AsString!);
        Assert.Equal("Please use JSON: {city} in, {temperature, precipitation} out.", inner["body"].AsString);
        Assert.NotNull(inner["conversationId"].AsString);
    }

    [Fact]
    public async Task A_negotiation_goes_on_under_the_id_in_its_body()
    {
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        var opened = await AskAsync(node, """{"protocolHash":"negotiation","body":"{\"body\":\"Let us use JSON.\"}","protocolSources":[null]}""");
        var id = JsonText.Parse(opened["body"].AsString!)["conversationId"].AsString!;

        var next = await AskAsync(node, $$$"""{"protocolHash":"negotiation","body":"{\"body\":\"Fine.\",\"conversationId\":\"{{{id}}}\"}","protocolSources":[null]}""");

        Assert.Equal(JsonText.Parse($$"""{"body":"Agreed, we are done.","conversationId":"{{id}}"}"""), JsonText.Parse(next["body"].AsString!));
    }

    [Fact]
    public async Task The_server_asks_to_negotiate_after_five_queries_in_language()
    {
        var asks = (await ReplayAsync(new ReadingModel())).Where(entry => entry.Recorded.Path == "/requiresNegotiation").ToList();

        Assert.Equal(asks.Select(entry => JsonText.Parse(entry.Recorded.ResponseText)["requiresNegotiation"]), asks.Select(entry => entry.Json["requiresNegotiation"]));
    }

    [Fact]
    public async Task A_registered_document_is_listed_and_its_text_and_metadata_are_served()
    {
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        var replayed = await ReplayAsync(node);
        var lists = replayed.Where(entry => entry.Recorded.Path == "/wellknown").ToList();
        foreach (var list in lists)
        {
            var theirs = JsonText.Parse(list.Recorded.ResponseText)["protocols"].AsObject!.Select(member => member.Key);
            Assert.Equal(theirs, list.Json["protocols"].AsObject!.Select(member => member.Key));
        }

        var source = lists[^1].Json["protocols"][RecordedDocuments.DemoHash].AsArray![0].AsString!;
        var text = await node.SendAsync(new() { Method = "GET", Url = new Uri(source) });
        var metadata = await node.SendAsync(new() { Method = "GET", Url = new Uri(source.Replace("protocol", "metadata", StringComparison.Ordinal)) });

        Assert.Equal((200, "text/plain; charset=utf-8", RecordedDocuments.DemoText), (text.Status, text.ContentType, System.Text.Encoding.UTF8.GetString(text.Body.Span)));
        Assert.Equal(
            JsonText.Parse("""{"status":"success","metadata":{"name":"Weather by date","description":"Forecast for one date."}}"""),
            JsonText.Parse(System.Text.Encoding.UTF8.GetString(metadata.Body.Span)));
    }

    [Fact]
    public async Task A_document_that_a_registration_carries_itself_is_not_listed()
    {
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        var source = Parley.Protocol.Documents.DocumentSource.ToDataUri(RecordedDocuments.DemoText);

        var registered = await SendAsync(node, "POST", "/registerNegotiatedProtocol", JsonText.Write(new JsonObject { { "protocolHash", RecordedDocuments.DemoHash }, { "protocolSources", new JsonArray([source]) } }));
        var listed = await SendAsync(node, "GET", "/wellknown", "");

        Assert.Equal("success", registered["status"].AsString);
        Assert.Empty(listed["protocols"].AsObject!);
    }

    [Fact]
    public async Task A_registration_that_can_not_be_fetched_or_does_not_suit_is_refused()
    {
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        node.Fetch.Serve("http://db.test/protocol?id=1", "A document about trains.");

        var missing = await SendAsync(node, "POST", "/registerNegotiatedProtocol", $$"""{"protocolHash":"{{RecordedDocuments.DemoHash}}","protocolSources":["http://db.test/gone"]}""");
        var trains = Parley.Protocol.Documents.DocumentHash.Of("A document about trains.");
        var unsuitable = await SendAsync(node, "POST", "/registerNegotiatedProtocol", $$"""{"protocolHash":"{{trains}}","protocolSources":["http://db.test/protocol?id=1"]}""");

        Assert.Equal("error", missing["status"].AsString);
        Assert.Contains("Failed to download protocol", missing["message"].AsString, StringComparison.Ordinal);
        Assert.Equal(("error", "Protocol not suitable."), (unsuitable["status"].AsString, unsuitable["message"].AsString));
    }

    private static Task<JsonValue> AskAsync(WeatherNode node, string body) => SendAsync(node, "POST", "", body);

    private static async Task<JsonValue> SendAsync(WeatherNode node, string method, string path, string body)
    {
        var reply = await node.SendAsync(new() { Method = method, Url = new Uri(WeatherNode.DayUrl.AbsoluteUri + path), ContentType = "application/json", Body = System.Text.Encoding.UTF8.GetBytes(body) });
        Assert.Equal((200, "application/json"), (reply.Status, reply.ContentType));
        return JsonText.Parse(System.Text.Encoding.UTF8.GetString(reply.Body.Span));
    }

    private static async Task<List<Replayed>> ReplayAsync(Microsoft.Extensions.AI.IChatClient model)
    {
        await using var node = await WeatherNode.CreateAsync(model);
        return await ReplayAsync(node);
    }

    private static async Task<List<Replayed>> ReplayAsync(WeatherNode node)
    {
        RecordedDocuments.ServeAll(node.Fetch);
        var replay = new RecordedReplay(WeatherNode.DayUrl, node.SendAsync);
        var replayed = new List<Replayed>();
        foreach (var exchange in Transcripts.All("demo-user"))
        {
            replayed.Add(await replay.SendAsync(exchange));
        }

        return replayed;
    }

    private static JsonValue Sent(Replayed replayed) => JsonText.Parse(System.Text.Encoding.UTF8.GetString(replayed.Recorded.Request));
}
