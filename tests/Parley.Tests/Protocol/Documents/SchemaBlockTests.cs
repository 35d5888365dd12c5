using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Documents;

public sealed class SchemaBlockTests
{
    private const string Block = "\n\n```json\n{\"type\": \"REQ\"}\n```\n";
    private const string ReplyBlock = "\n\n```json\n{\"type\": \"REP\"}\n```\n";

    [Theory]
    [InlineData("## Request schema" + Block + "## Reply schema" + ReplyBlock)]
    [InlineData("# REQUEST SCHEMA:" + Block + "###### reply Schema ##" + ReplyBlock)]
    [InlineData("**Request schema**" + Block + "__Reply schema:__" + ReplyBlock)]
    [InlineData("### 3.1 Request schema\nThe request:" + Block + "### 3.2. Reply schema" + ReplyBlock)]
    [InlineData("## Reply schema" + ReplyBlock + "## Request schema" + Block)]
    [InlineData("## Request schema\r\n~~~ JSON\r\n{\"type\": \"REQ\"}\r\n~~~\r\n## Reply schema\r\n```\r\n{\"type\": \"REP\"}\r\n```")]
    [InlineData("An example:\n## Request schema\n```json\n{\"type\": \"old\"}\n```\n## Request schema" + Block + "## Reply schema" + ReplyBlock)]
    [InlineData("```\nnever closed\n\n## Request schema" + Block + "## Reply schema\n```json\n{\"type\": \"REP\"}")]
    public void Schemas_are_found(string text)
    {
        var document = ProtocolDocumentTests.Parse("Prose.\n\n" + text);
        Assert.True(document.IsTyped, string.Join(' ', document.Notes));
        Assert.Equal(("REQ", "REP"), (document.Schemas.Request["type"].AsString, document.Schemas.Reply["type"].AsString));
    }

    [Theory]
    [InlineData("## Request schema" + Block, "Only the request schema")]
    [InlineData("## Reply schema" + ReplyBlock, "Only the reply schema")]
    [InlineData("## Request schema\n```json\n{oops\n```\n## Reply schema" + ReplyBlock, "request schema is not readable")]
    [InlineData("## Request schema\n```json\n[1]\n```\n## Reply schema" + ReplyBlock, "neither a JSON object nor")]
    public void Half_typed_document_is_untyped_with_a_note(string text, string says)
    {
        var document = ProtocolDocumentTests.Parse(text);
        Assert.False(document.IsTyped);
        Assert.Contains(document.Notes, note => note.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Request schema" + Block + "Reply schema" + ReplyBlock)]
    [InlineData("## Request schema\n## Other" + Block + "## Reply schema\n## Other" + ReplyBlock)]
    [InlineData("## Request schema\n```python\n{}\n```\n## Reply schema\n```yaml\n{}\n```")]
    public void Blocks_elsewhere_are_not_schemas(string text)
    {
        var document = ProtocolDocumentTests.Parse(text);
        Assert.False(document.IsTyped);
        Assert.Empty(document.Notes);
    }

    [Fact]
    public void True_and_false_are_schemas()
        => Assert.Equal(new DocumentSchemas(JsonValue.True, JsonValue.False), ProtocolDocumentTests.Parse("## Request schema\n```json\ntrue\n```\n## Reply schema\n```json\nfalse\n```").Schemas);

    [Fact]
    public void Schema_nested_too_deeply_is_not_read()
    {
        var document = ProtocolDocumentTests.Parse($"## Request schema\n```json\n{new string('[', 5000)}\n```\n## Reply schema\n```json\n{{}}\n```");
        Assert.False(document.IsTyped);
    }
}
