using System.Text;
using Microsoft.AspNetCore.Http;
using Parley.AspNetCore.Requests;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.AspNetCore.Requests;

public sealed class ReplyWriterTests
{
    [Fact]
    public async Task Plain_reply_goes_out_as_it_is()
    {
        var response = Response();
        await ReplyWriter.WriteAsync(response, new TransportReply { Status = 405, ContentType = "text/plain", Headers = [new("Allow", "GET")], Body = "no"u8.ToArray() }, TestContext.Current.CancellationToken);
        Assert.Equal((405, "text/plain", 2L, "GET", "no"), (response.StatusCode, response.ContentType, response.ContentLength, response.Headers.Allow.ToString(), Written(response)));
    }

    [Fact]
    public async Task Events_are_written_as_server_sent_events_in_order()
    {
        var response = Response();
        await ReplyWriter.WriteAsync(response, new TransportReply { Status = 200, Events = Events("data: one\n", "data: two") }, TestContext.Current.CancellationToken);
        Assert.Equal(("text/event-stream", "data: one\n\ndata: two\n\n"), (response.ContentType, Written(response)));
        Assert.Null(response.ContentLength);
    }

    [Fact]
    public async Task Late_body_is_the_clients_timeout()
    {
        var response = Response();
        await ReplyWriter.RefuseAsync(response, ParleyError.Public(ParleyErrorCode.Timeout, "Too late."), TestContext.Current.CancellationToken);
        Assert.Equal(408, response.StatusCode);
        Assert.Equal("Too late.", JsonText.Parse(Written(response))["error"].AsString);
    }

    [Fact]
    public async Task Words_that_stay_on_the_node_are_not_written()
    {
        var response = Response();
        await ReplyWriter.RefuseAsync(response, new ParleyError(ParleyErrorCode.Internal, "the secret"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", Written(response), StringComparison.Ordinal);
    }

    private static HttpResponse Response() => new DefaultHttpContext { Response = { Body = new MemoryStream() } }.Response;

    private static string Written(HttpResponse response) => Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Events(params string[] events)
    {
        foreach (var text in events)
        {
            await Task.Yield();
            yield return Encoding.UTF8.GetBytes(text);
        }
    }
}
