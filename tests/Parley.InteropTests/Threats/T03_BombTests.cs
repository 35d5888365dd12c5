using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Transport;
using Parley.InteropTests.Hosting;
using Parley.InteropTests.Net;
using Parley.Net.Fetching;
using Parley.Net.Http;

namespace Parley.InteropTests.Threats;

/// <summary>Requests and replies that are slow, endless, or small and unfold: over real sockets, bounded by what is counted.</summary>
public sealed class T03_BombTests
{
    private const int UnfoldedBytes = 64 << 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task T03_A_compressed_request_is_not_unfolded(string encoding)
    {
        await using var node = await StartAsync();
        using var content = new ByteArrayContent(Compress(encoding));
        content.Headers.ContentEncoding.Add(encoding);
        content.Headers.ContentType = new("application/json");

        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var reply = await node.Http.PostAsync(new Uri("/parley/agents/weather", UriKind.Relative), content, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
        Assert.Contains("compressed", await reply.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, UnfoldedBytes / 2);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task T03_A_compressed_reply_is_not_unfolded(string encoding)
    {
        var bomb = Compress(encoding);
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {bomb.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(bomb);
        });
        using var transport = new HttpTransport(TimeProvider.System);
        using var fetch = new GuardedFetch(new GuardedFetchOptions { AllowedOrigins = [server.Url.ToString()] }, TimeProvider.System);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reply = await transport.SendAsync(new TransportRequest { Method = "GET", Url = server.Url }, Token);
        var text = await fetch.FetchAsync(server.Url, 1 << 20, Token);

        Assert.Equal(bomb.Length, reply.Value.Body.Length);
        Assert.Equal(bomb.Length, text.Value.Bytes.Length);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, UnfoldedBytes / 2);
    }

    [Fact]
    public async Task T03_A_hundred_thousand_headers_are_refused()
    {
        await using var node = await StartAsync();
        var head = new StringBuilder("POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\n");
        for (var i = 0; i < 100_000; i++)
        {
            head.Append("x-").Append(i).Append(": 1\r\n");
        }

        Assert.Contains(" 431 ", await TalkAsync(node, head.Append("\r\n").ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T03_A_head_that_drips_is_hung_up_on()
    {
        await using var node = await StartAsync(limits => limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1));
        Assert.Contains(" 408 ", await TalkAsync(node, "POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T03_Two_hundred_bodies_that_stop_coming_hold_up_nobody()
    {
        await using var node = await StartAsync();
        List<TcpClient> dripping = [];
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var client = new TcpClient();
                dripping.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, node.Url.Port, Token);
                await client.GetStream().WriteAsync("POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(), Token);
            }

            using var reply = await node.Http.GetAsync(new Uri("/parley/agents/weather", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
        finally
        {
            dripping.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task T03_An_event_stream_without_end_is_cut()
    {
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: "u8.ToArray());
            var chunk = Encoding.ASCII.GetBytes(new string('x', 64 << 10));
            for (var i = 0; i < 1000; i++)
            {
                await stream.WriteAsync(chunk);
            }
        });
        using var transport = new HttpTransport(TimeProvider.System);
        var reply = await transport.SendAsync(new TransportRequest { Method = "GET", Url = server.Url, MaxReplyBytes = 100_000 }, Token);
        await Assert.ThrowsAsync<TransportException>(async () =>
        {
            await foreach (var _ in reply.Value.Events!)
            {
            }
        });
    }

    private static Task<KestrelNode> StartAsync(Action<KestrelServerLimits>? limit = null) => KestrelNode.StartAsync(builder =>
    {
        builder.AddAgent("weather", agent => agent.Describe("Weather."));
        builder.Services.Configure<KestrelServerOptions>(options => limit?.Invoke(options.Limits));
    });

    private static async Task<string> TalkAsync(KestrelNode node, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, node.Url.Port, Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Token);
        }
        catch (IOException)
        {
            // Refused before all of it was sent.
        }

        var reply = new byte[4096];
        return Encoding.ASCII.GetString(reply, 0, await stream.ReadAsync(reply, Token));
    }

    /// <summary>64 MiB of spaces within JSON, a few kilobytes on the wire.</summary>
    private static byte[] Compress(string encoding)
    {
        using var memory = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(memory, CompressionLevel.Fastest),
            "gzip" => new GZipStream(memory, CompressionLevel.Optimal),
            _ => new ZLibStream(memory, CompressionLevel.Optimal),
        })
        {
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < UnfoldedBytes >> 20; i++)
            {
                stream.Write(chunk);
            }
        }

        return memory.ToArray();
    }
}
