using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Documents;

public sealed class ProtocolDocumentTextTests
{
    [Fact]
    public void Typed_document_has_its_canonical_text()
    {
        var text = ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = "Weather by city",
            Description = "Ask: what is it like?",
            Multiround = true,
            References = [new DocumentReference(DocumentHash.Of("doc text"), "data:text/plain;charset=utf-8,---%0Aname", "Cities")],
            Prose = "\r\nRequest: a city.\r\nReply: a number.\r\n\r\n",
            Schemas = new DocumentSchemas(JsonText.Parse("""{"type":"object","required":["city"]}"""), JsonText.Parse("""{"type":"number"}""")),
        });
        const string Expected =
            """"
            ---
            name: Weather by city
            description: "Ask: what is it like?"
            multiround: true
            references:
              - hash: "G7BbxZim09C1K+Mpz6gSnnvc0is="
                source: "data:text/plain;charset=utf-8,--\u002D%0Aname"
                name: "Cities"
            ---

            Request: a city.
            Reply: a number.

            ## Request schema

            ```json
            {
              "type": "object",
              "required": [
                "city"
              ]
            }
            ```

            ## Reply schema

            ```json
            {
              "type": "number"
            }
            ```
            """";
        Assert.Equal(Expected.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Skill_gives_the_same_document_everywhere()
    {
        var input = JsonText.Parse("""{"type":"object","properties":{"location":{"type":"string"},"date":{"type":"string","format":"date"}},"required":["location","date"]}""");
        var output = JsonText.Parse("""{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"]}""");
        var text = ProtocolDocumentText.ForSkill("getForecast", "Forecast for a city on a day.", input, output);
        var document = ProtocolDocumentTests.Parse(text);
        Assert.Equal(("getForecast", "Forecast for a city on a day.", false), (document.Name, document.Description, document.Multiround));
        Assert.Equal(new DocumentSchemas(input, output), document.Schemas);
        // The hash is on agent cards: a change of the text is a change of every public skill's document.
        Assert.Equal("PeQknANMYyZiN3Z2rgytOL6b+3Q=", document.Hash.ToBase64());
    }

    [Fact]
    public void What_is_composed_reads_back()
    {
        var random = new Random(4711);
        for (var i = 0; i < 2000; i++)
        {
            var parts = RandomParts(random);
            var text = ProtocolDocumentText.Compose(parts);
            var document = ProtocolDocumentTests.Parse(text);
            Assert.True(parts.Name == document.Name, text);
            Assert.True(parts.Description == document.Description, text);
            Assert.Equal(parts.Multiround, document.Multiround);
            Assert.Equal(parts.References, document.References);
            Assert.Equal(parts.Schemas, document.Schemas);
            Assert.Equal(text, text.Trim());
            Assert.DoesNotContain('\r', text);
            Assert.Equal(text, ProtocolDocumentText.Compose(parts));
            // The library reads what lies between the first two "---" wherever they stand.
            Assert.True(text.IndexOf("---", 3, StringComparison.Ordinal) == text.IndexOf("\n---\n", StringComparison.Ordinal) + 1, text);
        }
    }

    private static readonly string[] Pieces =
    [
        "Weather", "by city", "---", "a: b", "# no comment", "\"quoted\"", "it's", "\\", "{x}", "[y]", "&a", "*b", "true", "null", "no", "12", "é", "天気", "😀", "-", "?", "!tag", "%", "@", "`", "|", ">", "~", "0x1F", "1e3", "<NAME>",
    ];

    private static string Words(Random random)
        => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static DocumentParts RandomParts(Random random)
    {
        var references = Enumerable.Range(0, random.Next(3))
            .Select(i => new DocumentReference(DocumentHash.Of($"{i}{random.Next()}"), random.Next(2) == 0 ? null : "http://a/" + Words(random), random.Next(2) == 0 ? null : Words(random)));
        string[] proses = ["", "Prose.\r\nMore.", "```\nopen", "## Request schema\n```json\n{}\n```", "---\nname: other\n---", "**Reply schema**"];
        return new DocumentParts
        {
            Name = Words(random),
            Description = Words(random),
            Multiround = random.Next(2) == 0,
            References = [.. references],
            Prose = proses[random.Next(proses.Length)],
            Schemas = new DocumentSchemas(new JsonObject { ["description"] = Words(random), ["enum"] = new JsonArray([Words(random), 1.5, JsonValue.Null]) }, random.Next(2) == 0 ? JsonValue.True : new JsonObject()),
        };
    }
}
