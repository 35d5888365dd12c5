using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

public sealed class StringFormatTests
{
    [Theory]
    [InlineData("date", "2024-02-29 0000-02-29", "2023-02-29 2026-13-01 2026-1-1 2026-01-01T 1900-02-29 २026-01-01")]
    [InlineData("time", "08:30:06Z 23:59:60Z 15:59:60-08:00 08:30:06.283185+00:20 08:30:06z", "08:30:06 24:00:00Z 08:60:00Z 22:59:60Z 08:30:06.Z 08:30:06+24:00 8:30:06Z 08:30:06-0800")]
    [InlineData("date-time", "1963-06-19T08:30:06.283185Z 1998-12-31T23:59:60Z 1963-06-19t08:30:06z", "1963-06-19 1990-02-31T15:59:59Z 1963-06-19T08:30:06 2013-350T01:01:01Z")]
    [InlineData("duration", "P4DT12H30M5S P4Y PT0S P2W PT36H P1Y1M P1M1D PT1M PT1H1M", "P PT P1 4DT12H P1D2H P2D1Y PT1D P1Y2W P1YT P1Y1D")]
    [InlineData("email", "joe.bloggs@example.com te~st@example.com \"a@b\"@example.com joe@[127.0.0.1] joe@[IPv6:::1]", "2962 .test@example.com te..st@example.com test.@example.com joe@a_b joe@ @b joe@[127.0.0.300]")]
    [InlineData("hostname", "www.example.com xn--4gbwdl.xn--wgbh1c a 1.2.3", "-bad.example a..b not_a_host a- .a a.")]
    [InlineData("idn-hostname", "실례.테스트 example.org", "-a")]
    [InlineData("ipv4", "192.168.0.1 0.0.0.0 255.255.255.255", "127.0.0.0.1 256.1.1.1 127.0 0x7f.0.0.1 087.10.0.1 1.2.3. २27.0.0.1")]
    [InlineData("ipv6", "::1 :: 1:2:3:4:5:6:7:8 ::ffff:192.168.0.1 1::d6:192.168.0.1 FE80::1", "12345:: 1:1:1:1:1:1:1:1:1:1 ::laptop 1:2:3:4:5:::8 1:2:3:4:5:6:7 ::1%eth0 ::1/64 1.2.3.4 ::ffff:1.2.3.256 [::1]")]
    [InlineData("uri", "http://foo.bar/?baz=qux#quux ftp://ftp.is.co.za/rfc/rfc1808.txt mailto:a@b.c urn:x:y http://[::1]:80/ tel:+1-816", "//foo.bar/ /abc \\\\WIN\\x abc :// http://a[b] http://x/<y> http://a:b/ %x:y http://x/%zz http://é.org")]
    [InlineData("uri-reference", "/abc #frag a/b?c=d //foo.bar", "\\\\WIN #a\\b a|b 1:2")]
    [InlineData("iri", "http://ƒøø.ßår/?∂éœ=πîx", "/abc")]
    [InlineData("uri-template", "http://example.com/dictionary/{term:1}/{term} /a{?x,y*}", "http://example.com/dictionary/{term:1}/{term {a b}")]
    [InlineData("uuid", "2EB8AA08-aa98-11ea-b4aa-73b441d16380 00000000-0000-0000-0000-000000000000", "2eb8aa08-aa98-11ea-b4aa-73b441d1638 2eb8aa08aa9811eab4aa73b441d16380 {2eb8aa08-aa98-11ea-b4aa-73b441d16380}")]
    [InlineData("json-pointer", "/foo/bar~0/baz~1 / /a", "a /foo/bar~ /~2 #/a")]
    [InlineData("relative-json-pointer", "1 0/foo 2/0/baz 0#", "/foo -1/a +1 0## 01/a")]
    [InlineData("regex", "([abc])+\\s+$ a|b", "^(abc] \\a")]
    public void Format_accepts_and_refuses(string format, string valid, string invalid)
    {
        var schema = JsonSchema.Compile(new JsonObject { ["format"] = format }).Schema!;
        Assert.All(valid.Split(' '), text => Assert.True(schema.IsValid(text), text));
        Assert.All(invalid.Split(' '), text => Assert.False(schema.IsValid(text), text));
        Assert.True(schema.IsValid(1));
    }

    [Fact]
    public void Format_is_an_annotation_when_asked_and_when_unknown()
    {
        Assert.True(JsonSchema.Compile(new JsonObject { ["format"] = "date" }, new SchemaOptions { FormatAssertion = false }).Schema!.IsValid("x"));
        Assert.True(JsonSchema.Compile(new JsonObject { ["format"] = "tulip" }).Schema!.IsValid("x"));
    }
}
