using System.Text;
using Parley.Protocol.Documents;

namespace Parley.Tests.Protocol.Documents;

public sealed class ProtocolDocumentTests
{
    private const string HashA = "G7BbxZim09C1K+Mpz6gSnnvc0is=";

    internal static ProtocolDocument Parse(string text)
    {
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error), error);
        return document;
    }

    [Theory]
    [InlineData("---\nname: Weather\ndescription: One city.\nmultiround: true\n---\n\nText.", "between two lines")]
    [InlineData("\uFEFF---\r\nname: Weather\r\ndescription: One city.\r\nmultiround: true\r\n---\r\nText.", "byte order mark and CRLF")]
    [InlineData("name: Weather\ndescription: One city.\nmultiround: yes\n---\nText.", "draft standard: before one line")]
    [InlineData("Preface.\n---\nname: Weather\ndescription: One city.\nmultiround: True\n---\nText.", "library: anywhere")]
    [InlineData("---\nname: Weather\ndescription: One city.\nmultiround: on --- Text.", "library: inside a line")]
    [InlineData("---\nNAME: 'Weather'\ndescription: >\n  One\n  city.\nmultiround: true\nother: [1, {a: b}]\n---\nText.", "quotes, folding, other keys")]
    public void Front_matter_is_found(string text, string _)
    {
        var document = Parse(text);
        Assert.Equal((DocumentMetadataKind.FrontMatter, "Weather", "One city.", true), (document.MetadataKind, document.Name, document.Description, document.Multiround));
        Assert.Equal((text, DocumentHash.Of(text)), (document.Text, document.Hash));
        Assert.False(document.IsTyped);
    }

    [Fact]
    public void Demo_tags_are_found_in_any_case()
    {
        var document = Parse("<name>Weather by date</NAME>\n<DESCRIPTION>Forecast\n for one date.</DESCRIPTION>\n\nText \u0130.");
        Assert.Equal((DocumentMetadataKind.DemoTags, "Weather by date", "Forecast for one date."), (document.MetadataKind, document.Name, document.Description));
    }

    [Theory]
    [InlineData("Network Working Group\nRequest for Comments: 865\n\nA useful debugging tool is a quote of the day service.")]
    [InlineData("   +-----+-----+\n   | a   | b   |\n   +-----+-----+")]
    [InlineData("Steps:\n---\nFirst\n---\nSecond")]
    [InlineData("<NAME>never closed")]
    [InlineData("x")]
    public void Text_without_metadata_is_a_document(string text)
    {
        var document = Parse(text);
        Assert.Equal((DocumentMetadataKind.None, ProtocolDocument.DefaultName, ProtocolDocument.DefaultDescription, false), (document.MetadataKind, document.Name, document.Description, document.Multiround));
        Assert.Empty(document.References);
        Assert.Empty(document.Notes);
    }

    [Theory]
    [InlineData("---\nname: a: b: c\n---\nText.")]
    [InlineData("---\nname: \"open\ndescription: x\n---\nText.")]
    [InlineData("---\nname: &a [x]\nb: *a\n---\nText.")]
    [InlineData(" --- name: Weather\ndescription: further left\n---\nText.")]
    public void Broken_front_matter_is_tolerated_with_a_note(string text)
    {
        var document = Parse(text);
        Assert.Equal((DocumentMetadataKind.None, ProtocolDocument.DefaultName), (document.MetadataKind, document.Name));
        Assert.Contains("not readable YAML", Assert.Single(document.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Alias_bomb_and_deep_nesting_are_refused_at_once()
    {
        var bomb = new StringBuilder("---\nname: x\na0: &a0 [lol, lol]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        Assert.Equal(ProtocolDocument.DefaultName, Parse(bomb.Append("---\nText.").ToString()).Name);
        Assert.Equal(ProtocolDocument.DefaultName, Parse($"---\nname: x\ndeep: {new string('[', 4000)}{new string(']', 4000)}\n---\nText.").Name);
        Assert.Equal(ProtocolDocument.DefaultName, Parse($"---\nname: x\ndeep: {new string('{', 4000)}\n---\nText.").Name);
    }

    [Fact]
    public void Front_matter_over_its_limit_is_not_read()
    {
        var document = Parse($"---\nname: x\nfiller: {new string('a', 20_000)}\n---\nText.");
        Assert.Equal(ProtocolDocument.DefaultName, document.Name);
        Assert.Contains("was not read", Assert.Single(document.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_is_one_safe_line()
    {
        var document = Parse("---\nname: \"a\\u001B[31m\\u202Eb\\n c\"\ndescription: " + new string('d', 3000) + "\n---\n.");
        Assert.Equal("a [31mb c", document.Name);
        Assert.Equal(2000, document.Description.Length);
        Assert.Contains("cut to 2000", Assert.Single(document.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Text_that_can_be_no_document_is_refused(string text)
        => Assert.False(ProtocolDocument.TryParse(text, DocumentLimits.Default, out _, out _));

    [Fact]
    public void Text_with_half_a_surrogate_pair_is_refused()
    {
        Assert.False(ProtocolDocument.TryParse("half a pair \ud800", DocumentLimits.Default, out _, out var error));
        Assert.Contains("surrogate", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_over_the_limit_is_refused()
    {
        var limits = new DocumentLimits { MaxBytes = 10 };
        Assert.True(ProtocolDocument.TryParse("0123456789", limits, out _, out _));
        Assert.False(ProtocolDocument.TryParse("01234567é9", limits, out _, out var error));
        Assert.Contains("10 bytes", error, StringComparison.Ordinal);
    }

    [Fact]
    public void References_come_from_front_matter_and_preamble()
    {
        var (b, c, d) = (DocumentHash.Of("b"), DocumentHash.Of("c"), DocumentHash.Of("d"));
        var document = Parse($"---\nname: Trip\nreferences:\n  - hash: {HashA}\n    source: \"http://a.example/doc\"\n    name: Weather\n  - {b.ToHex()}\n  - hash: nonsense\n---\n# Trip\n\nRefers to: {c} (https://c.example/d(1))\n- **Refers to:** `{d.ToHex()}`\n> refers to {HashA} (http://late.example)\nRefers to: the weather");
        Assert.Equal(
            [new(DocumentHash.Of("doc text"), "http://a.example/doc", "Weather"), new(b), new(c, "https://c.example/d(1)"), new DocumentReference(d)],
            document.References);
        Assert.Contains("without a readable hash", Assert.Single(document.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void References_beyond_the_limit_are_left_out_with_a_note()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"Refers to: {DocumentHash.Of(i.ToString(System.Globalization.CultureInfo.InvariantCulture))}"));
        var document = Parse(lines);
        Assert.Equal(16, document.References.Count);
        Assert.Single(document.Notes);
    }
}
