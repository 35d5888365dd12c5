using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Protocol.Documents;
using Parley.Tests.Core.Dialects;

namespace Parley.Tests.Threats;

/// <summary>A document of a few lines whose references refer to references: sixteen times sixteen times sixteen fetches.</summary>
public sealed class T03_ReferenceBombTests
{
    [Fact]
    public async Task Tree_of_references_is_given_up_after_a_few_fetches()
    {
        var fetch = new FakeFetch();
        var leaves = Layer(fetch, "leaf", []);
        var twigs = Layer(fetch, "twig", leaves);
        var branches = Layer(fetch, "branch", twigs);
        var root = Parse(Text("root", branches));
        var composition = new DocumentComposition(new DocumentResolver(new ForgetfulStore(), fetch, [], DocumentLimits.Default, TimeProvider.System));

        var outcome = await composition.ResolveAsync(root, static () => null, TestContext.Current.CancellationToken);

        Assert.Equal(ParleyErrorCode.UnsuitableDocument, outcome.Error?.Code);
        Assert.InRange(fetch.Fetched.Count, 1, 32);
    }

    private static List<DocumentReference> Layer(FakeFetch fetch, string name, IReadOnlyList<DocumentReference> below)
    {
        var references = new List<DocumentReference>();
        for (var i = 0; i < 16; i++)
        {
            var text = Text($"{name}{i}", below);
            fetch.Serve($"http://example.org/{name}{i}", text);
            references.Add(new DocumentReference(DocumentHash.Of(text), $"http://example.org/{name}{i}"));
        }

        return references;
    }

    private static string Text(string name, IReadOnlyList<DocumentReference> references)
        => ProtocolDocumentText.Compose(new DocumentParts { Name = name, Description = "d", Prose = "p", References = references });

    private static ProtocolDocument Parse(string text)
    {
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error), error);
        return document;
    }

    private sealed class ForgetfulStore : IDocumentStore
    {
        public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken) => ValueTask.FromResult(DocumentPut.Added);

        public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken) => ValueTask.FromResult<StoredDocument?>(null);

        public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<StoredDocument>>([]);

        public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<DocumentHash>>([]);

        public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<DocumentHash>>([]);
    }
}
