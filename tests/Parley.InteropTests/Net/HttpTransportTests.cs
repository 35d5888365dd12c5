using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Net.Http;

namespace Parley.InteropTests.Net;

public sealed class HttpTransportTests : IDisposable
{
    private readonly HttpTransport _transport = new(TimeProvider.System);

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task Transport_carries_method_headers_and_exact_bytes()
    {
        var seen = "";
        await using var server = new TinyServer(request =>
        {
            seen = request;
            return "HTTP/1.1 404 Not Found\r\nX-Answer: 42\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
        });

        var reply = await Send(new TransportRequest
        {
            Method = "POST",
            Url = new Uri(server.Url, "/agents/bob?x=%20"),
            Headers = [new("X-Asked", "yes"), new("Authorization", "Bearer abc")],
            ContentType = "application/json",
            Body = "{\"a\":\"é\"}"u8.ToArray(),
        });

        Assert.StartsWith("POST /agents/bob?x=%20 HTTP/1.1", seen);
        Assert.Contains("X-Asked: yes\r\n", seen);
        Assert.Contains("Authorization: Bearer abc\r\n", seen);
        Assert.Contains("Content-Type: application/json\r\n", seen);
        Assert.DoesNotContain("Accept-Encoding", seen);
        Assert.EndsWith("\r\n\r\n{\"a\":\"é\"}", seen);
        Assert.Equal(404, reply.Value.Status);
        Assert.Equal("42", reply.Value.Header("x-answer"));
        Assert.Equal("application/json; charset=utf-8", reply.Value.ContentType);
        Assert.Equal("{}", Encoding.UTF8.GetString(reply.Value.Body.Span));
        Assert.Null(reply.Value.Events);
    }

    [Fact]
    public async Task Transport_follows_no_redirect_and_keeps_no_cookie()
    {
        var seen = new List<string>();
        await using var server = new TinyServer(request =>
        {
            seen.Add(request);
            return "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        });

        var first = await Send(Get(server.Url));
        await Send(Get(server.Url));

        Assert.Equal(302, first.Value.Status);
        Assert.Equal(2, seen.Count);
        Assert.DoesNotContain("Cookie", seen[1]);
    }

    [Fact]
    public async Task Transport_says_that_nobody_listens()
    {
        var reply = await Send(Get(new Uri($"http://127.0.0.1:{FreePort()}/")));

        Assert.Equal(ParleyErrorCode.PeerUnreachable, reply.Error!.Code);
        Assert.Contains("Is the server running there?", reply.Error.Message);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\n01234567890")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n01234567890")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n")]
    public async Task Transport_keeps_to_the_reply_limit(string raw)
    {
        await using var server = new TinyServer(_ => raw);

        Assert.Equal(11, (await Send(Get(server.Url) with { MaxReplyBytes = 11 })).Value.Body.Length);
        Assert.Equal(ParleyErrorCode.TooLarge, (await Send(Get(server.Url) with { MaxReplyBytes = 10 })).Error!.Code);
    }

    [Fact]
    public async Task Transport_does_not_read_what_is_announced_as_too_long()
    {
        await using var server = new TinyServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n");

        Assert.Equal(ParleyErrorCode.TooLarge, (await Send(Get(server.Url))).Error!.Code);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", ParleyErrorCode.PeerFailed)]
    [InlineData("", ParleyErrorCode.PeerFailed)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n", ParleyErrorCode.PeerNonsense)]
    public async Task Transport_reports_a_broken_reply(string raw, ParleyErrorCode code)
    {
        await using var server = new TinyServer(_ => raw);

        Assert.Equal(code, (await Send(Get(server.Url))).Error!.Code);
    }

    [Fact]
    public async Task Transport_gives_up_when_the_time_is_up()
    {
        await using var server = new TinyServer((_, stream) => WaitForHangUp(stream));

        var reply = await Send(Get(server.Url) with { Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(ParleyErrorCode.Timeout, reply.Error!.Code);
    }

    [Fact]
    public async Task Transport_throws_only_when_the_caller_cancels()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new TinyServer(async (_, stream) =>
        {
            await cancel.CancelAsync();
            await WaitForHangUp(stream);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _transport.SendAsync(Get(server.Url), cancel.Token));
    }

    [Fact]
    public async Task Transport_yields_the_events_of_a_stream()
    {
        await using var server = new TinyServer(_ =>
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n: hello\n\ndata: 1\ndata: 2\n\n\r\nevent: x\r\ndata: 3\r\n\r\ndata: last");

        var reply = await Send(Get(server.Url));

        Assert.Equal([": hello\n", "data: 1\ndata: 2\n", "event: x\ndata: 3\n", "data: last"], await ReadAll(reply.Value));
    }

    [Fact]
    public async Task Transport_keeps_a_stream_to_the_reply_limit()
    {
        await using var server = new TinyServer(_ => $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: {new string('x', 20_000)}\n\n");

        var reply = await Send(Get(server.Url) with { MaxReplyBytes = 10_000 });

        Assert.Equal(ParleyErrorCode.TooLarge, (await Assert.ThrowsAsync<TransportException>(() => ReadAll(reply.Value))).Error.Code);
    }

    [Fact]
    public async Task Transport_refuses_what_is_not_http()
    {
        Assert.Equal(ParleyErrorCode.InvalidRequest, (await Send(Get(new Uri("file:///etc/passwd")))).Error!.Code);
        Assert.Equal(ParleyErrorCode.InvalidRequest, (await Send(Get(new Uri("/relative", UriKind.Relative)))).Error!.Code);
        Assert.Equal(ParleyErrorCode.InvalidRequest, (await Send(Get(new Uri("http://127.0.0.1:1/")) with { Headers = [new("X", "a\r\nY: b")] })).Error!.Code);
    }

    private static async Task<List<string>> ReadAll(TransportReply reply)
    {
        var events = new List<string>();
        await foreach (var item in reply.Events!)
        {
            events.Add(Encoding.UTF8.GetString(item.Span));
        }

        return events;
    }

    private static async Task WaitForHangUp(NetworkStream stream)
    {
        var buffer = new byte[1];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static TransportRequest Get(Uri url) => new() { Method = "GET", Url = url };

    private ValueTask<Outcome<TransportReply>> Send(TransportRequest request) => _transport.SendAsync(request, TestContext.Current.CancellationToken);
}
