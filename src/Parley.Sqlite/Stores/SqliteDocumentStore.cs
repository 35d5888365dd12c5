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
    /// <summary>Bytes of the texts that are remembered as parsed.</summary>
    private const long MaxParsedBytes = 16 << 20;

    /// <summary>What a parsed document takes beside its text.</summary>
    private const long Overhead = 8 << 10;

    // Each has an index that holds all it asks for.
    internal const string Added = "SELECT hash FROM documents WHERE origin = 'Added' ORDER BY added_at DESC, hash LIMIT $1";
    internal const string AddedAndPublic = "SELECT hash FROM documents WHERE origin = 'Added' AND visibility = 'Public' ORDER BY added_at DESC, hash LIMIT $1";
    internal const string OtherPublic = "SELECT hash FROM documents WHERE visibility = 'Public' AND origin <> 'Added' ORDER BY added_at DESC, hash LIMIT $1";

    private static readonly CheckedTable Table = CheckedTable.Documents;
    private static readonly string Insert = $"INSERT OR REPLACE INTO documents VALUES ($1, $2, $3, $4, $5, $6, $7, {Table.Sum("$1", "$2", "$3", "$4", "$5", "$6", "$7")})";

    // The size was checked when the document came; a row is never refused for it.
    private readonly DocumentLimits _limits = limits with { MaxBytes = int.MaxValue };

    // By SHA-256. A text never changes; its row's checksum says that it is still the one that was parsed.
    private readonly SizedCache<string, ProtocolDocument> _parsed = new(MaxParsedBytes);

    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
        => gate.WriteAsync(session => Put(session, document), cancellationToken);

    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => Find(session, hash), cancellationToken));

    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<StoredDocument>>(gate.Read(session => List(session, after, limit), cancellationToken));

    public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<DocumentHash>>(gate.Read(session => ListPublic(session, limit), cancellationToken));

    public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<DocumentHash>>(gate.Read(session => Hashes(session, Added, limit), cancellationToken));

    private static List<DocumentHash> ListPublic(SqliteSession session, int limit)
    {
        var listed = Hashes(session, AddedAndPublic, limit);
        listed.AddRange(Hashes(session, OtherPublic, limit - listed.Count));
        return listed;
    }

    private static List<DocumentHash> Hashes(SqliteSession session, string query, int limit)
        => session.All(query, static row => new DocumentHash(row.GetFieldValue<byte[]>(0)), Math.Max(limit, 0));

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
        var fields = new StoredFields(new JsonObject { ["sources"] = StoredJson.Parse(row.GetString(3)), ["origin"] = row.GetString(4), ["visibility"] = row.GetString(5) });
        return new StoredDocument(
            Parse(row),
            fields.List("sources", source => source.AsString ?? ""),
            fields.Name<DocumentOrigin>("origin"),
            fields.Name<DocumentVisibility>("visibility"),
            new DateTimeOffset(row.GetInt64(6), TimeSpan.Zero));
    }

    private ProtocolDocument Parse(SqliteDataReader row)
    {
        var (hash, sha256) = (new DocumentHash(row.GetFieldValue<byte[]>(0)), row.GetString(1));
        if (_parsed.TryGet(sha256, out var known) && known.Hash == hash)
        {
            return known;
        }

        if (!ProtocolDocument.TryParse(Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), _limits, out var document, out var error))
        {
            throw new FormatException($"The text of document {hash} can't be read. {error}");
        }

        if (document.Hash != hash || document.Sha256 != sha256)
        {
            throw new FormatException($"The text of document {hash} was changed in the file.");
        }

        _parsed.Add(sha256, document, Overhead + document.ByteCount);
        return document;
    }
}
