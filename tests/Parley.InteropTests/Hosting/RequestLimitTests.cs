using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.InteropTests.Hosting;

/// <summary>Requests that are too long or too slow, byte by byte over a socket.</summary>
public sealed partial class RequestLimitTests
{
    private const int MaxMessageBytes = 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Announced_excess_is_refused_before_it_is_sent()
        => Assert.Contains("413", await ExchangeAsync($"POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nContent-Length: {MaxMessageBytes + 1}\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public async Task Unannounced_excess_is_refused_in_json()
    {
        var chunk = $"{MaxMessageBytes + 1:x}\r\n{new string('x', MaxMessageBytes + 1)}\r\n";
        var reply = await ExchangeAsync($"POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}");
        Assert.Contains("413", reply, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"TooLarge\"", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_stops_coming_is_cut_at_the_timeout()
    {
        var reply = await ExchangeAsync("POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{ \"body\"");
        Assert.StartsWith("HTTP/1.1 408", reply, StringComparison.Ordinal);
        Assert.Contains("Connection: close", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_within_the_limit_is_read_in_pieces()
    {
        var body = "{\"protocolHash\":null,\"body\":\"Hello\"}";
        var reply = await ExchangeAsync($"POST /parley/agents/weather HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body[..10]}", body[10..]);
        Assert.StartsWith("HTTP/1.1 200", reply, StringComparison.Ordinal);
    }

    /// <summary>Sends the pieces and returns the reply.</summary>
    private static async Task<string> ExchangeAsync(params string[] pieces)
    {
        await using var node = await KestrelNode.StartAsync(builder =>
        {
            builder.AddAgent("weather", agent => agent.Describe("Weather."));
            (builder.Options.Node.MaxMessageBytes, builder.Options.Node.RequestTimeout) = (MaxMessageBytes, TimeSpan.FromSeconds(1));
        });
        using var client = new TcpClient();
        await client.ConnectAsync(node.Url.Host, node.Url.Port, Cancellation);
        var stream = client.GetStream();
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), Cancellation);
            await stream.FlushAsync(Cancellation);
        }

        return await ReadAsync(stream);
    }

    /// <summary>Head and body by the announced length: the server may reset the connection behind them, for what it didn't read.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var reply = new StringBuilder();
        var chunk = new byte[4096];
        while (ContentLength().Match(reply.ToString()) is not { Success: true } announced
               || reply.ToString().Split("\r\n\r\n", 2) is not [_, var body] || body.Length < int.Parse(announced.Groups[1].Value, CultureInfo.InvariantCulture))
        {
            var count = await stream.ReadAsync(chunk, Cancellation);
            Assert.NotEqual(0, count);
            reply.Append(Encoding.ASCII.GetString(chunk, 0, count));
        }

        return reply.ToString();
    }

    [GeneratedRegex("^Content-Length: ([0-9]+)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
