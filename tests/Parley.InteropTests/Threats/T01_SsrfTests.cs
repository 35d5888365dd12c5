using System.Net;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.InteropTests.Net;
using Parley.Net.Fetching;
using Parley.Protocol.Documents;

namespace Parley.InteropTests.Threats;

/// <summary>Sources that a stranger names, so that this node connects to what the stranger can't reach. Nobody is ever connected to, and what is fetched is bounded and exact.</summary>
public sealed class T01_SsrfTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>{0} is the port of a socket that listens on every address of this machine.</summary>
    public static TheoryData<string> Sources => new(
        "http://127.0.0.1:{0}/", "http://127.1:{0}/", "http://127.0.1:{0}/", "http://127.255.255.254:{0}/", "http://2130706433:{0}/", "http://0x7f000001:{0}/", "http://0x7f.0x0.0x0.0x1:{0}/",
        "http://0177.0.0.1:{0}/", "http://0177.0.0.01:{0}/", "http://017700000001:{0}/", "http://0x7f.1:{0}/", "http://0:{0}/", "http://0.0.0.0:{0}/", "http://127.0.0.1.:{0}/", "http://localhost:{0}/",
        "http://localhost.:{0}/", "http://LOCALHOST:{0}/", "http://%6c%6f%63%61%6c%68%6f%73%74:{0}/", "http://１２７.０.０.１:{0}/", "http://①②⑦.⓪.⓪.①:{0}/", "http://127。0。0。1:{0}/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{0}/",
        "http://[::1]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[::]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://[::ffff:7f00:1]:{0}/", "http://[::ffff:0:7f00:1]:{0}/", "http://[::127.0.0.1]:{0}/",
        "http://[64:ff9b::7f00:1]:{0}/", "http://[64:ff9b:1::7f00:1]:{0}/", "http://[2002:7f00:1::]:{0}/", "http://[2001:0:7f00:1::1]:{0}/", "http://[fe80::1%251]:{0}/", "http://[fec0::1]:{0}/", "http://[fc00::1]:{0}/",
        "http://[fd00:ec2::254]/latest/meta-data", "http://[ff02::1]:{0}/", "http://[2001:db8::1]/", "http://[2606:4700::5efe:127.0.0.1]:{0}/", "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/v2/credentials",
        "http://2852039166/latest/meta-data/", "http://[::ffff:a9fe:a9fe]/", "http://100.100.100.200/latest/", "http://168.63.129.16/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/", "http://198.18.0.1/",
        "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/", "http://metadata.google.internal/computeMetadata/v1/", "http://intranet:{0}/",
        "http://example.com@127.0.0.1:{0}/", "http://example.com:80@127.0.0.1:{0}/", "http://127.0.0.1:{0}@127.0.0.1:{0}/", "http://example.com%40127.0.0.1:{0}/", "http://127.0.0.1:{0}#@example.com/", "http://127.0.0.1:{0}?@example.com/",
        "http://127.0.0.1:{0}\\@example.com/", "http:\\\\127.0.0.1:{0}\\", "http:127.0.0.1:{0}", "https://127.0.0.1:{0}/", "//127.0.0.1:{0}/", " http://127.0.0.1:{0}/", "http://127.0.0.1:{0}/\r\nHost: example.com",
        "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "\\\\127.0.0.1\\share", "/etc/passwd", "gopher://127.0.0.1:{0}/_x", "ftp://127.0.0.1:{0}/", "dict://127.0.0.1:{0}/", "ldap://127.0.0.1:{0}/", "ws://127.0.0.1:{0}/", "unix:///var/run/docker.sock",
        "jar:http://127.0.0.1:{0}!/", "javascript:alert(1)", "data:text/plain,hello", "data:text/plain;base64,aGVsbG8=", "");

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task T01_A_source_inside_is_not_connected_to(string source)
    {
        await using var listener = new CountingListener();
        using var fetch = new GuardedFetch(new GuardedFetchOptions(), TimeProvider.System, Resolve);
        var resolver = new DocumentResolver(new InMemoryDocumentStore(), fetch, [], DocumentLimits.Default, TimeProvider.System);

        var resolved = await resolver.ResolveAsync(DocumentHash.Of("a document"), [source.Replace("{0}", $"{listener.Port}", StringComparison.Ordinal)], Token);

        Assert.False(resolved.Succeeded);
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task T01_A_name_that_turns_private_between_two_looks_is_refused_at_the_connection()
    {
        await using var listener = new CountingListener();
        var looks = 0;
        using var fetch = new GuardedFetch(
            new GuardedFetchOptions { Timeout = TimeSpan.FromMilliseconds(300) },
            TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>(++looks == 1 ? [IPAddress.Parse("192.88.98.1")] : [IPAddress.Loopback]));
        var url = new Uri($"http://rebind.example:{listener.Port}/");

        Assert.False((await fetch.FetchAsync(url, 1000, Token)).Succeeded);
        Assert.Equal(1, looks);
        Assert.Equal(ParleyErrorCode.FetchRefused, (await fetch.FetchAsync(url, 1000, Token)).Error!.Code);
        Assert.Equal((2, 0), (looks, listener.Connections));
    }

    [Fact]
    public async Task T01_A_name_with_one_private_address_among_public_ones_is_refused()
    {
        await using var listener = new CountingListener();
        using var fetch = new GuardedFetch(new GuardedFetchOptions(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), IPAddress.Loopback]));
        Assert.Equal(ParleyErrorCode.FetchRefused, (await fetch.FetchAsync(new Uri($"http://rebind.example:{listener.Port}/"), 1000, Token)).Error!.Code);
        Assert.Equal(0, listener.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("//localhost:{0}/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/")]
    [InlineData("ftp://127.0.0.1:{0}/")]
    [InlineData("data:text/plain,x")]
    [InlineData("http://user@127.0.0.1:{0}/")]
    public async Task T01_A_redirect_leads_to_nothing_that_a_source_may_not_name(string location)
    {
        await using var listener = new CountingListener();
        await using var server = new TinyServer(_ => $"HTTP/1.1 302 Found\r\nLocation: {location.Replace("{0}", $"{listener.Port}", StringComparison.Ordinal)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var fetch = Allowing(server.Url);
        Assert.False((await fetch.FetchAsync(server.Url, 1000, Token)).Succeeded);
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task T01_A_circle_of_redirects_ends()
    {
        await using var server = new TinyServer(_ => "HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var fetch = Allowing(server.Url);
        Assert.Contains("more than 3 times", (await fetch.FetchAsync(server.Url, 1000, Token)).Error!.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Connections);
    }

    [Fact]
    public async Task T01_A_text_that_drips_is_given_up_at_the_deadline()
    {
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"u8.ToArray());
            using var drops = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (await drops.WaitForNextTickAsync())
            {
                await stream.WriteAsync("x"u8.ToArray());
            }
        });
        using var fetch = new GuardedFetch(new GuardedFetchOptions { AllowedOrigins = [server.Url.ToString()], Timeout = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);
        Assert.Equal(ParleyErrorCode.Timeout, (await fetch.FetchAsync(server.Url, 1 << 20, Token)).Error!.Code);
    }

    [Theory]
    [InlineData("Content-Length: 2000000000\r\n")] // announced
    [InlineData("Connection: close\r\n")] // without end
    public async Task T01_A_text_without_end_is_cut_at_the_limit(string header)
    {
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{header}\r\n"));
            var chunk = new byte[64 << 10];
            for (var i = 0; i < 1000; i++)
            {
                await stream.WriteAsync(chunk);
            }
        });
        using var fetch = Allowing(server.Url);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(ParleyErrorCode.TooLarge, (await fetch.FetchAsync(server.Url, 100_000, Token)).Error!.Code);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 << 20);
    }

    [Theory]
    [InlineData("utf-8", new byte[] { 0x63, 0x61, 0x66, 0xC3, 0xA9 }, true)]
    [InlineData("\"UTF-8\"", new byte[] { 0x63, 0x61, 0x66, 0xC3, 0xA9 }, true)]
    [InlineData("utf-8", new byte[] { 0x63, 0x61, 0x66, 0xE9 }, false)] // Latin-1 that says it is UTF-8
    [InlineData("utf-8", new byte[] { 0x63, 0x61, 0x66, 0xC3 }, false)] // cut short
    [InlineData("utf-8", new byte[] { 0x63, 0x61, 0x66, 0xED, 0xA0, 0x80 }, false)] // a surrogate
    [InlineData("utf-8", new byte[] { 0xEF, 0xBB, 0xBF, 0x63, 0x61, 0x66, 0xC3, 0xA9 }, false)] // a byte order mark is part of the bytes
    [InlineData("utf-8", new byte[] { 0xFF, 0xFE, 0x63, 0, 0x61, 0, 0x66, 0, 0xE9, 0 }, false)]
    [InlineData("utf-7", new byte[] { 0x63, 0x61, 0x66, 0xC3, 0xA9 }, false)]
    public async Task T01_Only_the_bytes_that_were_hashed_are_taken(string charset, byte[] bytes, bool isTaken)
    {
        await using var server = new TinyServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset={charset}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(bytes);
        });
        using var fetch = Allowing(server.Url);
        var resolver = new DocumentResolver(new InMemoryDocumentStore(), fetch, [], DocumentLimits.Default, TimeProvider.System);
        var resolved = await resolver.ResolveAsync(DocumentHash.Of("café"), [server.Url.ToString()], Token);
        Assert.True(!resolved.Succeeded || resolved.Value.Text == "café");
        Assert.True(!isTaken || resolved.Succeeded);
    }

    private static GuardedFetch Allowing(Uri url) => new(new GuardedFetchOptions { AllowedOrigins = [url.ToString()] }, TimeProvider.System);

    /// <summary>Whatever name it is, it leads to this machine.</summary>
    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken)
        => Task.FromResult<IPAddress[]>(IPAddress.TryParse(host.TrimEnd('.'), out var address) ? [address] : [IPAddress.Loopback, IPAddress.IPv6Loopback]);
}
