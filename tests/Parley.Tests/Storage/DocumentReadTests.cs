using Microsoft.Data.Sqlite;
using Parley.Core.Documents;
using Parley.Core.Storage;
using Parley.Sqlite.Stores;

namespace Parley.Tests.Storage;

/// <summary>What reading documents from a file costs: each text is parsed once, and lists read none.</summary>
public sealed class DocumentReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_parsed_once_and_what_changes_beside_it_is_read()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        var put = Sample.Stored("Long. " + new string('x', 200_000));
        await store.Documents.PutAsync(put, Token);
        var first = (await store.Documents.FindAsync(put.Document.Hash, Token))!;
        await store.Documents.PutAsync(put with { Visibility = DocumentVisibility.Public }, Token);
        var second = (await store.Documents.FindAsync(put.Document.Hash, Token))!;

        Assert.Same(first.Document, second.Document);
        Assert.Equal((DocumentVisibility.Parties, DocumentVisibility.Public), (first.Visibility, second.Visibility));
    }

    [Fact]
    public async Task A_text_that_was_damaged_since_it_was_parsed_is_refused()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        var put = Sample.Stored("Say a city.");
        await store.Documents.PutAsync(put, Token);
        await store.Documents.FindAsync(put.Document.Hash, Token);
        StoreFile.Execute(FilePath, "UPDATE documents SET text = CAST('Pay a city.' AS BLOB)");

        await Assert.ThrowsAsync<StoreException>(async () => await store.Documents.FindAsync(put.Document.Hash, Token));
    }

    [Fact]
    public async Task Lists_are_had_from_their_indexes_alone()
    {
        await using var store = await StoreFile.OpenAsync(FilePath);
        Assert.Empty(await store.Documents.ListPublicAsync(10, Token));

        using var connection = StoreFile.Connect(FilePath);
        foreach (var query in new[] { SqliteDocumentStore.Added, SqliteDocumentStore.AddedAndPublic, SqliteDocumentStore.OtherPublic })
        {
            Assert.Contains(" USING COVERING INDEX documents_", Assert.Single(Plan(connection, query)), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> Plan(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query.Replace("$1", "10", StringComparison.Ordinal)}";
        using var rows = command.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read())
        {
            plan.Add(rows.GetString(3));
        }

        return plan;
    }
}
