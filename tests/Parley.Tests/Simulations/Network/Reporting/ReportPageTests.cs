using Parley.Protocol.Json;
using Parley.Simulations.Network.Reporting;

namespace Parley.Tests.Simulations.Network.Reporting;

public sealed class ReportPageTests
{
    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("&lt;/script&gt;")]
    [InlineData("{{script}}{{data}}$1$&")]
    [InlineData("\u2028\u2029\"\\")]
    public void Text_of_agents_stays_inside_its_element_and_stays_what_it_is(string hostile)
    {
        var data = new JsonObject { { hostile, hostile } };
        var embedded = ReportPage.EmbeddedText(data);
        Assert.DoesNotContain('<', embedded);
        Assert.DoesNotContain('>', embedded);
        Assert.DoesNotContain('&', embedded);
        Assert.Equal(hostile, JsonText.Parse(embedded)[hostile].AsString);
        Assert.Equal(Count(ReportPage.Of([]), "</script"), Count(ReportPage.Of(data), "</script"));
        Assert.Contains(embedded, ReportPage.Of(data), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_complete_and_loads_nothing()
    {
        var page = ReportPage.Of([]);
        Assert.Equal(3, Count(page, "</script"));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{style}}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page.Split("<body>")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
