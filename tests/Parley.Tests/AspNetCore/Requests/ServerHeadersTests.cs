using Microsoft.AspNetCore.Http;
using Parley.AspNetCore.Requests;
using Parley.Core.Transport;

namespace Parley.Tests.AspNetCore.Requests;

public sealed class ServerHeadersTests
{
    private static readonly ServerHeaders Headers = new(new HeaderDictionary { ["Parley-Exchange-Id"] = "e1", ["Accept"] = new(["a", "b"]) });

    [Theory]
    [InlineData("parley-exchange-id", "e1")]
    [InlineData("accept", "a,b")]
    [InlineData("cookie", null)]
    public void A_header_is_found_by_name(string name, string? value)
        => Assert.Equal(value, new TransportRequest { Method = "POST", Url = new Uri("http://node"), Headers = Headers }.Header(name));

    [Fact]
    public void All_are_listed_for_whoever_asks()
    {
        Assert.Equal(2, Headers.Count);
        Assert.Equal(["Accept: a,b", "Parley-Exchange-Id: e1"], Headers.Select(header => $"{header.Key}: {header.Value}").Order());
        Assert.Contains(Headers[1], Headers);
    }
}
