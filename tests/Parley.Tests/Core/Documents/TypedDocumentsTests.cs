using Parley.Core.Documents;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Documents;

public sealed class TypedDocumentsTests
{
    [Fact]
    public void Document_is_compiled_once()
    {
        var documents = new TypedDocuments();
        var (first, again) = (documents.Get(Document("a", 10)), documents.Get(Document("a", 10)));

        Assert.True(first.Value.IsTyped);
        Assert.Same(first.Value, again.Value);
    }

    [Fact]
    public void Large_documents_are_kept_as_far_as_their_text_comes_to_the_limit()
    {
        var documents = new TypedDocuments();
        for (var i = 0; i < 50; i++)
        {
            Assert.True(documents.Get(Document($"d{i}", 200_000)).Succeeded);
            Assert.InRange(documents.Count, 1, TypedDocuments.MaxCharacters / 200_000);
        }
    }

    private static ProtocolDocument Document(string name, int proseLength)
    {
        var schemas = new DocumentSchemas(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "integer" });
        var text = ProtocolDocumentText.Compose(new DocumentParts { Name = name, Description = "d", Prose = new string('x', proseLength), Schemas = schemas });
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error), error);
        return document;
    }
}
