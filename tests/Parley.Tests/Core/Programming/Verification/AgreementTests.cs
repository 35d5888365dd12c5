using Parley.Core.Programming.Verification;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.Verification;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1.0000000000001}""", null)]
    [InlineData("""{"a":1}""", """{"a":1.001}""", "$.a")]
    [InlineData("""{"a":null}""", "{}", "$.a")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "$.a")]
    [InlineData("""{"a":[{"b":"x"}]}""", """{"a":[{"b":"x "}]}""", "$.a[0].b")]
    [InlineData("{}", """{"extra":false}""", "$.extra")]
    [InlineData("1000000", "1000000.0001", null)]
    [InlineData("0", "-0.0", null)]
    public void Values_agree_up_to_rounding(string expected, string actual, string? difference)
        => Assert.Equal(difference, Agreement.Difference(JsonText.Parse(expected), JsonText.Parse(actual))?.ToString());

    [Fact]
    public void Text_bodies_are_compared_without_line_endings()
        => Assert.Equal(Agreement.Normalize("GET 1\r\nOK\n"), Agreement.Normalize("GET 1\nOK"));
}
