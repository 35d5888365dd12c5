using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Models.OpenAi;
using Parley.Net.Http;

namespace Parley.InteropTests.Net;

/// <summary>The chat client over real sockets, where streams arrive in pieces and servers go away.</summary>
public sealed class OpenAiOverHttpTests : IDisposable
{
    private readonly HttpTransport _transport = new(TimeProvider.System);

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task Client_streams_from_a_server_that_sends_byte_by_byte()
    {
        var body = "data: {\"choices\":[{\"delta\":{\"content\":\"21 \"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"°C\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"u8.ToArray();
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"u8.ToArray());
            for (var i = 0; i < body.Length; i++)
            {
                await stream.WriteAsync(body.AsMemory(i, 1));
            }
        });
        using var client = Client(server.Url);

        var response = await client.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("21 °C", response.Text);
    }

    [Fact]
    public async Task Client_asks_and_is_answered()
    {
        var seen = "";
        await using var server = new TinyServer(request =>
        {
            seen = request;
            return TinyServer.Ok("{\"choices\":[{\"message\":{\"content\":\"fine\"}}]}", "Content-Type: application/json\r\n");
        });
        using var client = Client(server.Url);

        Assert.Equal("fine", (await client.GetResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken)).Text);
        Assert.StartsWith("POST /v1/chat/completions HTTP/1.1", seen);
        Assert.Contains("Authorization: Bearer key\r\n", seen);
    }

    [Fact]
    public async Task Client_says_that_the_server_is_not_running()
    {
        var server = new TinyServer(_ => "");
        var url = server.Url;
        await server.DisposeAsync();
        using var client = Client(url);

        var failure = await Assert.ThrowsAsync<ModelException>(() => client.GetResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken));

        Assert.Equal(ParleyErrorCode.ModelUnavailable, failure.Code);
        Assert.Contains($"is the server running at {url}v1?", failure.Message);
    }

    private OpenAiChatClient Client(Uri url)
        => new(new OpenAiOptions { Endpoint = url + "v1", Model = "m", ApiKey = "key" }, _transport, TimeProvider.System, () => 0);
}
