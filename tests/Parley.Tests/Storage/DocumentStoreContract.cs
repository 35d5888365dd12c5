using Parley.Core.Documents;
using Parley.Protocol.Documents;

namespace Parley.Tests.Storage;

public abstract class DocumentStoreContract<TStores> : StoreContract<TStores>
    where TStores : IStores, new()
{
    [Fact]
    public async Task A_document_is_found_as_it_was_put()
    {
        var put = Sample.Stored("---\nname: Weather\ndescription: d\nmultiround: false\n---\nSay a city. \u0000 \uFEFF é\r\n", "http://a/1", "http://b/2");
        Assert.Equal(DocumentPut.Added, await Stores.Documents.PutAsync(put, Token));
        await Stores.ReopenAsync();
        var found = await Stores.Documents.FindAsync(put.Document.Hash, Token);
        Assert.NotNull(found);
        Assert.Equal(put.Document.Text, found.Document.Text);
        Assert.Equal("Weather", found.Document.Name);
        Assert.Equal(put.Sources, found.Sources);
        Assert.Equal((put.Origin, put.Visibility, put.AddedAt), (found.Origin, found.Visibility, found.AddedAt));
    }

    [Fact]
    public async Task An_unknown_hash_is_not_found()
        => Assert.Null(await Stores.Documents.FindAsync(DocumentHash.Of("nobody put this"), Token));

    [Fact]
    public async Task A_known_document_gains_sources_and_keeps_its_origin()
    {
        var first = Sample.Stored("text", "http://a", "http://a");
        await Stores.Documents.PutAsync(first, Token);
        var again = first with { Sources = ["http://b", "http://a"], Origin = DocumentOrigin.Fetched, AddedAt = Sample.Noon.AddDays(1) };
        Assert.Equal(DocumentPut.Known, await Stores.Documents.PutAsync(again, Token));
        var found = (await Stores.Documents.FindAsync(first.Document.Hash, Token))!;
        Assert.Equal(["http://a", "http://b"], found.Sources);
        Assert.Equal((DocumentOrigin.Negotiated, Sample.Noon), (found.Origin, found.AddedAt));
    }

    [Fact]
    public async Task A_document_becomes_public_and_stays_so()
    {
        var hidden = Sample.Stored("text");
        await Stores.Documents.PutAsync(hidden, Token);
        await Stores.Documents.PutAsync(hidden with { Visibility = DocumentVisibility.Public }, Token);
        await Stores.Documents.PutAsync(hidden, Token);
        Assert.Equal(DocumentVisibility.Public, (await Stores.Documents.FindAsync(hidden.Document.Hash, Token))!.Visibility);
    }

    [Fact]
    public async Task What_the_owner_added_is_made_public_by_the_owner_alone()
    {
        var added = Sample.Stored("text") with { Origin = DocumentOrigin.Added };
        await Stores.Documents.PutAsync(added, Token);
        await Stores.Documents.PutAsync(added with { Origin = DocumentOrigin.Negotiated, Visibility = DocumentVisibility.Public }, Token);
        Assert.Equal(DocumentVisibility.Parties, (await Stores.Documents.FindAsync(added.Document.Hash, Token))!.Visibility);

        await Stores.Documents.PutAsync(added with { Visibility = DocumentVisibility.Public }, Token);
        Assert.Equal(DocumentVisibility.Public, (await Stores.Documents.FindAsync(added.Document.Hash, Token))!.Visibility);
    }

    [Fact]
    public async Task What_others_brought_becomes_the_owners_when_they_add_it()
    {
        var fetched = Sample.Stored("text", "http://a") with { Origin = DocumentOrigin.Fetched };
        await Stores.Documents.PutAsync(fetched, Token);
        await Stores.Documents.PutAsync(fetched with { Sources = [], Origin = DocumentOrigin.Added, AddedAt = Sample.Noon.AddDays(1) }, Token);
        var found = (await Stores.Documents.FindAsync(fetched.Document.Hash, Token))!;
        Assert.Equal((DocumentOrigin.Added, DocumentVisibility.Parties, Sample.Noon), (found.Origin, found.Visibility, found.AddedAt));
        Assert.Equal(["http://a"], found.Sources);
        Assert.Equal([fetched.Document.Hash], await Stores.Documents.ListAddedAsync(10, Token));
    }

    [Fact]
    public async Task Public_documents_are_listed_with_the_owners_first_and_the_latest_before_the_others()
    {
        await PutAsync("private", DocumentOrigin.Added, DocumentVisibility.Parties, 9);
        await PutAsync("stranger's", DocumentOrigin.Fetched, DocumentVisibility.Parties, 9);
        var owners = new[] { await PutAsync("own 1", DocumentOrigin.Added, DocumentVisibility.Public, 1), await PutAsync("own 2", DocumentOrigin.Added, DocumentVisibility.Public, 2) };
        var others = new[] { await PutAsync("other 3", DocumentOrigin.Fetched, DocumentVisibility.Public, 3), await PutAsync("other 4", DocumentOrigin.Negotiated, DocumentVisibility.Public, 4), await PutAsync("other 5", DocumentOrigin.Skill, DocumentVisibility.Public, 5) };
        await Stores.ReopenAsync();

        Assert.Equal([owners[1], owners[0], others[2], others[1], others[0]], await Stores.Documents.ListPublicAsync(10, Token));
        Assert.Equal([owners[1], owners[0], others[2]], await Stores.Documents.ListPublicAsync(3, Token));
        Assert.Empty(await Stores.Documents.ListPublicAsync(0, Token));
    }

    [Fact]
    public async Task What_the_owner_added_is_listed_with_the_latest_first()
    {
        await PutAsync("stranger's", DocumentOrigin.Fetched, DocumentVisibility.Public, 9);
        var first = await PutAsync("own 1", DocumentOrigin.Added, DocumentVisibility.Public, 1);
        var second = await PutAsync("own 2", DocumentOrigin.Added, DocumentVisibility.Parties, 2);

        Assert.Equal([second, first], await Stores.Documents.ListAddedAsync(10, Token));
        Assert.Equal([second], await Stores.Documents.ListAddedAsync(1, Token));
    }

    [Fact]
    public async Task A_second_text_under_a_known_hash_is_refused_and_changes_nothing()
    {
        var honest = Sample.Stored("the first text", "http://a");
        await Stores.Documents.PutAsync(honest, Token);
        Assert.Equal(DocumentPut.Collision, await Stores.Documents.PutAsync(Sample.Forged("the second text", honest.Document.Hash), Token));
        var found = (await Stores.Documents.FindAsync(honest.Document.Hash, Token))!;
        Assert.Equal("the first text", found.Document.Text);
        Assert.Equal(["http://a"], found.Sources);
    }

    [Fact]
    public async Task Pages_cover_all_documents_once_in_the_order_of_their_hashes()
    {
        var hashes = new List<DocumentHash>();
        for (var i = 0; i < 25; i++)
        {
            var document = Sample.Stored($"document {i}");
            hashes.Add(document.Document.Hash);
            await Stores.Documents.PutAsync(document, Token);
        }

        var seen = new List<DocumentHash>();
        IReadOnlyList<StoredDocument> page;
        do
        {
            page = await Stores.Documents.ListAsync(seen.Count == 0 ? null : seen[^1], 7, Token);
            seen.AddRange(page.Select(document => document.Document.Hash));
        }
        while (page.Count > 0);
        Assert.Equal(hashes.Order(), seen);
        Assert.Empty(await Stores.Documents.ListAsync(null, 0, Token));
    }

    [Fact]
    public async Task One_of_a_hundred_who_put_the_same_text_adds_it_and_no_source_is_lost()
    {
        var puts = await RaceAsync(100, async i => await Stores.Documents.PutAsync(Sample.Stored("the text", $"http://source/{i}"), Token));
        Assert.Single(puts, put => put == DocumentPut.Added);
        Assert.Equal(99, puts.Count(put => put == DocumentPut.Known));
        Assert.Equal(100, (await Stores.Documents.FindAsync(DocumentHash.Of("the text"), Token))!.Sources.Count);
    }

    private async Task<DocumentHash> PutAsync(string text, DocumentOrigin origin, DocumentVisibility visibility, int day)
    {
        var document = Sample.Stored(text) with { Origin = origin, Visibility = visibility, AddedAt = Sample.Noon.AddDays(day) };
        await Stores.Documents.PutAsync(document, Token);
        return document.Document.Hash;
    }
}

public sealed class InMemoryDocumentStoreTests : DocumentStoreContract<MemoryStores>;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract<SqliteStores>;

public sealed class CachedDocumentStoreTests : DocumentStoreContract<CachedStores>;
