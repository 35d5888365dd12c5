using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Documents;

public sealed class DocumentMutationTests
{
    private static readonly string[] Tokens =
    [
        "---", "\n---\n", "name:", ": ", "- ", "&a ", "*a", "!!x ", "? ", "|\n", ">-\n", "%YAML 1.1\n", "\"", "'", "[", "{", "]", "}", "#", "\t", "\0", "\u0085", "\ud800", "\U0001F600", "```", "\n```json\n", "<NAME>", "</NAME>", "Refers to: ", "data:", ",", ";base64", "%", "\\x", "\r", "@", "`", "<<: ", "...", "\n...\n", "\\u{", "\uFEFF", "!<", "!", "&", "*",
    ];

    [Fact]
    public void Mutated_documents_and_sources_never_throw()
    {
        var seeds = Seeds();
        var random = new Random(815);
        var kinds = new int[3];
        for (var i = 0; i < 10_000; i++)
        {
            var text = Mutate(seeds[random.Next(seeds.Count)], random);
            DocumentSource.Parse(text, DocumentLimits.Default);
            DocumentBytes.TryDecode(Encoding.Latin1.GetBytes(text), null, DocumentLimits.Default, out _, out _);
            if (ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error))
            {
                Assert.Equal(text, document.Text);
                kinds[(int)document.MetadataKind]++;
            }
            else
            {
                Assert.NotEmpty(error);
            }
        }

        Assert.All(kinds, count => Assert.True(count > 100, $"{string.Join(' ', kinds)}: the mutations miss a kind"));
    }

    [Theory]
    [InlineData("---\nname: \"\\UFFFFFFFF\"\n---\nx", "")]
    [InlineData("---\n%YAML 99999999999999.1\nname: x\n---\nx", "")]
    [InlineData("", "---")]
    [InlineData("", "---\n")]
    [InlineData("---\nname: x\n", "? ")]
    [InlineData("---\nname: x\nreferences:\n", "- {hash: x}\n")]
    [InlineData("---\nname: x\n", "x---")]
    [InlineData("", "## Request schema\n```json\n")]
    [InlineData("", "Refers to: G7BbxZim09C1K+Mpz6gSnnvc0is=\n")]
    [InlineData("<NAME>", "</NAME")]
    [InlineData("data:,", "%")]
    public void Documents_made_to_be_slow_are_read_like_any_other(string start, string repeated)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, repeated.Length == 0 ? 0 : 200_000 / repeated.Length));
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error), error);
        Assert.True(document.References.Count <= 1 && document.Notes.Count <= 16 && document.Name.Length <= 200);
        Assert.NotNull(DocumentSource.Parse(text, DocumentLimits.Default));
    }

    private static string Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var n = random.Next(1, 6); n > 0 && text.Length > 1; n--)
        {
            // Half of the changes hit the front, where the metadata is.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(100, text.Length) : text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text[at] = (char)random.Next(0x2000);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 30), text.Length - at)));
                    break;
                default:
                    text.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static List<string> Seeds()
    {
        var typed = ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = "Trip",
            Description = "Plans: a trip",
            References = [new DocumentReference(DocumentHash.Of("a"), "http://a.example/a", "A")],
            Prose = "Refers to: " + DocumentHash.Of("b") + " (http://b.example)\nProse.",
            Schemas = new DocumentSchemas(JsonText.Parse("""{"type":"object","properties":{"a":{"enum":[1,"é"]}}}"""), JsonValue.True),
        });
        return
        [
            typed,
            "<NAME>Weather by date</NAME>\n<DESCRIPTION>Forecast for one date.</DESCRIPTION>\n\nRequest: JSON.",
            "name: Std\ndescription: |\n  Long\n  text\nmultiround: no\n---\nText.\n**Request schema**\n~~~\n{}\n~~~\n**Reply schema**\n~~~\n{}\n~~~",
            DocumentSource.ToDataUri(typed),
            "data:text/plain;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(typed)),
        ];
    }
}
