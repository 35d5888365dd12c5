using System.Net;
using Microsoft.AspNetCore.Http;
using Parley.AspNetCore.Requests;

namespace Parley.Tests.Threats;

public sealed class T30_BrowserTests
{
    private static readonly Uri NodeUrl = new("https://agents.example/parley");

    [Theory]
    [InlineData("127.0.0.1:5080", null)]
    [InlineData("localhost:5080", null)]
    [InlineData("[::1]:5080", null)]
    [InlineData("agents.example", null)]
    [InlineData("::1", null)]
    [InlineData("[::1]", null)]
    [InlineData("LOCALHOST", null)]
    [InlineData("localhost:5080", "http://localhost:5080")]
    public void Agents_and_the_nodes_own_pages_pass(string host, string? origin) => Assert.Null(BrowserGuard.Check(Request(host, origin), NodeUrl));

    [Theory]
    [InlineData("127.0.0.1:5080", "https://evil.example")]
    [InlineData("127.0.0.1:5080", "null")]
    [InlineData("127.0.0.1:5080", "http://127.0.0.1:8080")]
    public void A_page_of_another_origin_is_refused(string host, string origin) => Assert.NotNull(BrowserGuard.Check(Request(host, origin), NodeUrl));

    [Fact]
    public void A_name_rebound_to_loopback_is_refused()
        => Assert.Contains("node.url", BrowserGuard.Check(Request("evil.example:5080", "http://evil.example:5080"), NodeUrl)!.Message);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:80")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost:80:80")]
    [InlineData("[evil.example]:80")]
    public void No_other_name_passes_for_the_nodes_own(string host) => Assert.NotNull(BrowserGuard.Check(Request(host, null), NodeUrl));

    private static HttpRequest Request(string host, string? origin)
    {
        var context = new DefaultHttpContext();
        context.Connection.LocalIpAddress = IPAddress.Loopback;
        context.Request.Host = new HostString(host);
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        return context.Request;
    }
}
