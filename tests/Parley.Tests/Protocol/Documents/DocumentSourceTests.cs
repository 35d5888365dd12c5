using System.Text;
using Parley.Protocol.Documents;

namespace Parley.Tests.Protocol.Documents;

public sealed class DocumentSourceTests
{
    private static DocumentSource Parse(string source) => DocumentSource.Parse(source, DocumentLimits.Default);

    [Theory]
    [InlineData("data:text/plain;charset=utf-8,a+b%20c%C3%A9%2B", "a+b cé+")]
    [InlineData("data:text/plain;charset=utf-8;base64,ZG9jIHRleHQ=", "doc text")]
    [InlineData("data:text/plain;charset=utf-8;base64,ZG9jIHRleHQ", "doc text")]
    [InlineData("data:text/plain;charset=utf-8;base64,ZG9jIHRleHQ%3D", "doc text")]
    [InlineData("DATA:text/plain;charset=UTF-8,doc%20text", "doc text")]
    [InlineData("data:text/plain,---\nname: raw line feeds\n---", "---\nname: raw line feeds\n---")]
    [InlineData("data:,x", "x")]
    [InlineData("data:;base64,eA==", "x")]
    [InlineData("data:application/octet-stream;base64,w6k=", "é")]
    [InlineData("data:text/plain;charset=iso-8859-1,%E9", "é")]
    [InlineData("data:text/plain;charset=iso-8859-1,%C3%A9", "é")]
    [InlineData("data:text/plain,100%,%4,%zz,%", "100%,%4,%zz,%")]
    [InlineData("data:text/plain,é😀", "é😀")]
    [InlineData("data:text/plain;charset=utf-8,", "")]
    public void Data_URI_gives_its_text(string source, string text) => Assert.Equal(new DocumentSource.Data(text), Parse(source));

    [Theory]
    [InlineData("http://localhost:7002/protocol?id=y9PBG3JKjzJc2y%2FD%2FKZkvelwSKA%3D")]
    [InlineData(" https://a.example/d.txt ")]
    [InlineData("HTTP://A.EXAMPLE/d")]
    public void Web_URL_is_to_be_fetched(string source)
        => Assert.Equal(new Uri(source.Trim()).AbsoluteUri, Assert.IsType<DocumentSource.Http>(Parse(source)).Uri.AbsoluteUri);

    [Fact]
    public void Escapes_of_a_URL_stay_as_they_are()
        => Assert.Equal("?id=y9PBG3JKjzJc2y%2FD%2FKZkvelwSKA%3D", Assert.IsType<DocumentSource.Http>(Parse("http://a/protocol?id=y9PBG3JKjzJc2y%2FD%2FKZkvelwSKA%3D")).Uri.Query);

    [Theory]
    [InlineData("---\nname: x\n---\nText.")]
    [InlineData("Data: the request, then the reply.")]
    [InlineData("Request: JSON.")]
    [InlineData("https://a.example is the site of this protocol.")]
    [InlineData("hello")]
    public void Text_of_a_document_is_itself(string source) => Assert.Equal(new DocumentSource.RawText(source), Parse(source));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("file:///etc/hostname", "\"file:\" are not read")]
    [InlineData("ftp://a/b", "\"ftp:\" are not read")]
    [InlineData("ipfs://b", "\"ipfs:\" are not read")]
    [InlineData("javascript:alert(1)", "are not read")]
    [InlineData("http://user:secret@a/b", "must not carry a user name")]
    [InlineData("http://", "not a valid")]
    [InlineData("http:///x", "not a valid")]
    [InlineData("http:a", "not a valid")]
    [InlineData("data:text/plain;base64,@@@@", "does not hold Base64")]
    [InlineData("data:text/plain,%FF%FE", "not valid UTF-8")]
    public void Other_source_says_why_it_is_not_read(string source, string says)
        => Assert.Contains(says, Assert.IsType<DocumentSource.Unsupported>(Parse(source)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Limits_hold_for_every_form()
    {
        var limits = new DocumentLimits { MaxBytes = 2000, MaxUrlChars = 50 };
        var big = new string('a', 2001);
        Assert.All(
            new[] { "data:text/plain," + big, "data:text/plain;base64," + Convert.ToBase64String(Encoding.ASCII.GetBytes(big)), "data:," + new string('%', 9000), big + " ", "http://a/" + big },
            source => Assert.IsType<DocumentSource.Unsupported>(DocumentSource.Parse(source, limits)));
    }

    [Fact]
    public void Data_URI_is_written_as_Python_quotes_it()
    {
        // Made with urllib.parse.quote.
        Assert.Equal("data:text/plain;charset=utf-8,a/b~c_d.e-f%20%C3%A9%E2%82%AC%F0%9F%98%80%2B%26%3D%2A%27%28%29%21", DocumentSource.ToDataUri("a/b~c_d.e-f é€😀+&=*'()!"));
    }

    [Fact]
    public void Written_data_URI_reads_back()
    {
        var text = string.Concat(Enumerable.Range(1, 0x2FF).Select(c => (char)c)) + "😀%41+";
        Assert.Equal(new DocumentSource.Data(text), Parse(DocumentSource.ToDataUri(text)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("iso-8859-1")]
    [InlineData("utf-8")]
    public void Fetched_UTF_8_is_UTF_8_whatever_its_label(string? charset)
    {
        Assert.True(DocumentBytes.TryDecode("\uFEFFdoc é"u8, charset, DocumentLimits.Default, out var text, out var error), error);
        Assert.Equal(DocumentHash.Of("\uFEFFdoc é"u8), DocumentHash.Of(text));
    }

    [Fact]
    public void Fetched_bytes_that_are_no_text_are_refused()
    {
        Assert.False(DocumentBytes.TryDecode([0x64, 0xE9], "utf-8", DocumentLimits.Default, out _, out var error));
        Assert.Contains("UTF-8", error, StringComparison.Ordinal);
        Assert.True(DocumentBytes.TryDecode([0x64, 0xE9], "\"ISO-8859-1\"", DocumentLimits.Default, out var text, out _));
        Assert.Equal("dé", text);
        Assert.False(DocumentBytes.TryDecode(new byte[11], null, new DocumentLimits { MaxBytes = 10 }, out _, out error));
        Assert.Contains("at most 10", error, StringComparison.Ordinal);
    }
}
