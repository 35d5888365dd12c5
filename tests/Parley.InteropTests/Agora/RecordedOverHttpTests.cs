using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Core.Transport;
using Parley.Tests.Core.Dialects;
using Parley.Tests.Protocol.Messages;

namespace Parley.InteropTests.Agora;

/// <summary>The recorded requests of the official library and of the paper demo, over a real socket, to a node in an application.</summary>
public sealed class RecordedOverHttpTests
{
    [Theory]
    [InlineData("/parley", "")]
    [InlineData("/parley", "/")]
    [InlineData("", "")]
    public async Task The_library_s_sender_is_served(string prefix, string slash)
    {
        var replayed = await ReplayAsync("library-sender", "city", prefix, slash);

        Assert.Equal(33, replayed.Count);
        Assert.All(replayed, entry => Accepted.LikeRecorded(entry));
    }

    [Fact]
    public async Task Odd_requests_get_answers_that_the_library_s_sender_can_read()
    {
        var replayed = await ReplayAsync("library-receiver", "city");

        Assert.Equal(59, replayed.Count);
        Assert.All(replayed.Where(entry => entry.Recorded.Method != "GET"), Accepted.Shape);
        Assert.All(replayed, entry => Assert.Equal((200, "application/json"), (entry.Reply.Status, entry.Reply.ContentType)));
    }

    [Fact]
    public async Task The_demo_s_user_is_served()
    {
        var replayed = await ReplayAsync("demo-user", "day");

        Assert.Equal(27, replayed.Count);
        Assert.All(replayed, entry => Accepted.LikeRecorded(entry, sameValues: false));
    }

    private static async Task<List<Replayed>> ReplayAsync(string prefix, string agent, string mappedAt = "/parley", string slash = "")
    {
        var recorded = Transcripts.All(prefix);
        var fetch = new FakeFetch();
        RecordedDocuments.ServeAll(fetch);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WeatherNode.Configure(builder.Services.AddParley(), fetch, new ReadingModel());
        await using var app = builder.Build();
        app.MapParley(mappedAt);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var replay = new RecordedReplay(new Uri($"{app.Urls.Single()}{mappedAt}/agents/{agent}{slash}"), request => SendAsync(http, request));
        var replayed = new List<Replayed>();
        foreach (var exchange in recorded)
        {
            replayed.Add(await replay.SendAsync(exchange));
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
        return replayed;
    }

    private static async Task<TransportReply> SendAsync(HttpClient http, TransportRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        message.Headers.UserAgent.ParseAdd("python-requests/2.28.1");
        if (request.ContentType is { } type)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var reply = await http.SendAsync(message, TestContext.Current.CancellationToken);
        return new TransportReply
        {
            Status = (int)reply.StatusCode,
            ContentType = reply.Content.Headers.ContentType?.ToString(),
            Body = await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
        };
    }
}
