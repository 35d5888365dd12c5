using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Net.Fetching;

namespace Parley.InteropTests.Net;

public sealed class GuardedFetchTests
{
    [Fact]
    public async Task Fetch_gives_the_bytes_of_an_allowed_origin()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok("héllo", "Content-Type: text/markdown; charset=utf-8\r\n"));
        using var fetch = Allowing(server.Url);

        var text = await Fetch(fetch, new Uri(server.Url, "/doc.md"));

        Assert.Equal("héllo", Encoding.UTF8.GetString(text.Value.Bytes.Span));
        Assert.Equal("utf-8", text.Value.Charset);
    }

    [Fact]
    public async Task Fetch_resolves_a_name_once()
    {
        var resolutions = 0;
        await using var server = new TinyServer(_ => TinyServer.Ok("text"));
        using var fetch = new GuardedFetch(
            new GuardedFetchOptions { AllowedOrigins = [$"http://docs.example:{server.Port}"] },
            TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>(++resolutions == 1 ? [IPAddress.Loopback] : [IPAddress.Parse("192.0.2.1")]));

        Assert.True((await Fetch(fetch, new Uri($"http://docs.example:{server.Port}/"))).Succeeded);
        Assert.Equal(1, resolutions);
    }

    [Fact]
    public async Task Fetch_allows_an_origin_and_not_its_neighbours()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok("text"));
        await using var neighbour = new TinyServer(_ => TinyServer.Ok("secret"));
        using var fetch = Allowing(server.Url);

        Assert.True((await Fetch(fetch, server.Url)).Succeeded);
        Assert.Equal(ParleyErrorCode.FetchRefused, (await Fetch(fetch, neighbour.Url)).Error!.Code);
        Assert.Equal(ParleyErrorCode.FetchRefused, (await Fetch(fetch, new Uri($"https://127.0.0.1:{server.Port}/"))).Error!.Code);
    }

    [Fact]
    public async Task Fetch_checks_every_redirect()
    {
        await using var secret = new TinyServer(_ => TinyServer.Ok("secret"));
        await using var server = new TinyServer(request => request.StartsWith("GET /ok", StringComparison.Ordinal)
            ? TinyServer.Ok("moved here")
            : Redirect(request.StartsWith("GET /away", StringComparison.Ordinal) ? secret.Url.ToString() : "/ok"));
        using var fetch = Allowing(server.Url);

        Assert.Equal("moved here", Encoding.UTF8.GetString((await Fetch(fetch, server.Url)).Value.Bytes.Span));
        Assert.Equal(ParleyErrorCode.FetchRefused, (await Fetch(fetch, new Uri(server.Url, "/away"))).Error!.Code);
        Assert.Equal(0, secret.Connections);
    }

    [Fact]
    public async Task Fetch_keeps_to_its_limits()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok("01234567890"));
        using var fetch = new GuardedFetch(new GuardedFetchOptions { AllowedOrigins = [server.Url.ToString()], MaxBytes = 11 }, TimeProvider.System);

        Assert.True((await Fetch(fetch, server.Url)).Succeeded);
        Assert.Equal(ParleyErrorCode.TooLarge, (await Fetch(fetch, server.Url, maxBytes: 10)).Error!.Code);
    }

    [Fact]
    public async Task Fetch_gives_up_when_the_time_is_up()
    {
        await using var server = new TinyServer(async (_, stream) => await stream.ReadExactlyAsync(new byte[1]));
        using var fetch = new GuardedFetch(new GuardedFetchOptions { AllowedOrigins = [server.Url.ToString()], Timeout = TimeSpan.FromMilliseconds(50) }, TimeProvider.System);

        Assert.Equal(ParleyErrorCode.Timeout, (await Fetch(fetch, server.Url)).Error!.Code);
    }

    [Fact]
    public async Task Fetch_says_that_a_name_is_unknown()
    {
        using var fetch = new GuardedFetch(new GuardedFetchOptions(), TimeProvider.System, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var text = await Fetch(fetch, new Uri("http://nowhere.example/"));

        Assert.Equal(ParleyErrorCode.PeerUnreachable, text.Error!.Code);
        Assert.Contains("'nowhere.example' can't be resolved", text.Error.Message);
    }

    [Fact]
    public async Task Fetch_reports_a_status()
    {
        await using var server = new TinyServer(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var fetch = Allowing(server.Url);

        Assert.Contains("404", (await Fetch(fetch, server.Url)).Error!.Message);
    }

    [Fact]
    public void Options_report_all_mistakes_at_once()
    {
        var options = new GuardedFetchOptions { AllowedOrigins = ["http://127.0.0.1:7000", "localhost", "http://a/path"], MaxBytes = 0, Timeout = TimeSpan.Zero, MaxRedirects = -1 };

        Assert.Equal(5, options.Validate().Count);
        Assert.Contains("fetch.allow[1]", Assert.Throws<ArgumentException>(() => new GuardedFetch(options, TimeProvider.System)).Message);
    }

    private static GuardedFetch Allowing(Uri url) => new(new GuardedFetchOptions { AllowedOrigins = [url.ToString()] }, TimeProvider.System);

    private static string Redirect(string location) => $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static ValueTask<Outcome<FetchedText>> Fetch(GuardedFetch fetch, Uri url, int maxBytes = 1000)
        => fetch.FetchAsync(url, maxBytes, TestContext.Current.CancellationToken);
}
