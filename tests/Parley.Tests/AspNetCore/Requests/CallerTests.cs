using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Parley.AspNetCore.Requests;
using Parley.Core.Costs.Budgets;

namespace Parley.Tests.AspNetCore.Requests;

public sealed class CallerTests
{
    [Theory]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8::1", "2001:db8::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.7")]
    [InlineData("::1", "::1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void A_caller_is_named_by_what_one_customer_has(string address, string name)
    {
        var named = Caller.Of(From(address)).Name;
        Assert.Equal(name, named);
        Assert.Equal(CallerKey.Of(IPAddress.Parse(address)), CallerKey.Of(named));
        Assert.Equal(CallerKey.Of(named), Caller.Of(From(address)).Key);
    }

    [Fact]
    public void A_name_that_the_host_knows_comes_before_the_address()
    {
        var context = From("2001:db8:1:2::1");
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "2001:db8:1:2::/64")], "test"));
        Assert.Equal("user:2001:db8:1:2::/64", Caller.Of(context).Name);
        Assert.NotEqual(CallerKey.Of("2001:db8:1:2::/64"), CallerKey.Of(Caller.Of(context).Name));
    }

    [Fact]
    public void Callers_behind_a_proxy_on_this_machine_that_nobody_reads_are_one()
    {
        var (near, far) = (From("127.0.0.1"), From("192.0.2.7"));
        (near.Request.Headers["X-Forwarded-For"], far.Request.Headers["X-Forwarded-For"]) = ("198.51.100.1", "198.51.100.1");
        Assert.Equal(("proxied", "192.0.2.7"), (Caller.Of(near).Name, Caller.Of(far).Name));
        Assert.Equal(CallerKey.Of("proxied"), Caller.Of(near).Key);
        Assert.Equal("unknown", Caller.Of(new DefaultHttpContext()).Name);
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
