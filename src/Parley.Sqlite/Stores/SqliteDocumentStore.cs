using System.Text;
using Microsoft.Data.Sqlite;
using Parley.Core.Documents;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteDocumentStore(StoreGate gate, DocumentLimits limits) : IDocumentStore
{
    private static readonly CheckedTable Table = CheckedTable.Documents;
    private static readonly string Insert = $"INSERT OR REPLACE INTO documents VALUES ($1, $2, $3, $4, $5, $6, $7, {Table.Sum("$1", "$2", "$3", "$4", "$5", "$6", "$7")})";

    // The size was checked when the document came; a row is never refused for it.
    private readonly DocumentLimits _limits = limits with { MaxBytes = int.MaxValue };

    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
        => gate.WriteAsync(session => Put(session, document), cancellationToken);

    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => Find(session, hash), cancellationToken));

    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<StoredDocument>>(gate.Read(session => List(session, after, limit), cancellationToken));

    private DocumentPut Put(SqliteSession session, StoredDocument document)
    {
        var (outcome, merged) = DocumentMerge.Join(Find(session, document.Document.Hash), document);
        if (merged is not null)
        {
            session.Execute(
                Insert,
                merged.Document.Hash.ToBytes(),
                merged.Document.Sha256,
                Encoding.UTF8.GetBytes(merged.Document.Text),
                JsonText.Write(new JsonArray(merged.Sources.Select(source => (JsonValue)source))),
                merged.Origin.ToString(),
                merged.Visibility.ToString(),
                merged.AddedAt.UtcTicks);
        }

        return outcome;
    }

    private StoredDocument? Find(SqliteSession session, DocumentHash hash)
        => session.First($"{Table.Select} WHERE hash = $1", Table.Checked(Read), hash.ToBytes());

    private List<StoredDocument> List(SqliteSession session, DocumentHash? after, int limit)
        => session.All($"{Table.Select} WHERE hash > $1 ORDER BY hash LIMIT $2", Table.Checked(Read), after?.ToBytes() ?? [], Math.Max(limit, 0));

    private StoredDocument Read(SqliteDataReader row)
    {
        var hash = new DocumentHash(row.GetFieldValue<byte[]>(0));
        if (!ProtocolDocument.TryParse(Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), _limits, out var document, out var error))
        {
            throw new FormatException($"The text of document {hash} can't be read. {error}");
        }

        if (document.Hash != hash || document.Sha256 != row.GetString(1))
        {
            throw new FormatException($"The text of document {hash} was changed in the file.");
        }

        var fields = new StoredFields(new JsonObject { ["sources"] = StoredJson.Parse(row.GetString(3)), ["origin"] = row.GetString(4), ["visibility"] = row.GetString(5) });
        return new StoredDocument(
            document,
            fields.List("sources", source => source.AsString ?? ""),
            fields.Name<DocumentOrigin>("origin"),
            fields.Name<DocumentVisibility>("visibility"),
            new DateTimeOffset(row.GetInt64(6), TimeSpan.Zero));
    }
}
