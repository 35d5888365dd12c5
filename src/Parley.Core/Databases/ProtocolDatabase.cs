using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>
/// What agents leave for each other: documents by hash, and routines by what they are good for. It trusts nobody and need not be trusted: texts are checked against
/// their hashes by whoever takes them, routines are verified again.
/// </summary>
public sealed class ProtocolDatabase(IDocumentStore documents, DatabaseOptions options, TimeProvider time)
{
    private const int ReadAtATime = 500;

    private readonly DocumentLimits _limits = new() { MaxBytes = options.MaxTextBytes };
    private readonly Lock _lock = new();
    private readonly DocumentIndex _index = new();
    private readonly RoutineCollection _routines = new(options);
    private readonly SortedSet<DocumentHash> _hashes = [];

    /// <summary>How many documents there are.</summary>
    public int Documents
    {
        get
        {
            lock (_lock)
            {
                return _hashes.Count;
            }
        }
    }

    /// <summary>How many routines there are.</summary>
    public int Routines
    {
        get
        {
            lock (_lock)
            {
                return _routines.Count;
            }
        }
    }

    /// <summary>Reads what the store holds; to be called once, before anything else.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        for (DocumentHash? last = null; ;)
        {
            var page = await documents.ListAsync(last, ReadAtATime, cancellationToken);
            foreach (var stored in page)
            {
                Note(stored.Document);
            }

            if (page.Count < ReadAtATime)
            {
                return;
            }

            last = page[^1].Document.Hash;
        }
    }

    /// <summary>Keeps a document. Fails with <c>InvalidRequest</c> for a text without a name of its own, with <c>TooLarge</c>, or when the database is full.</summary>
    public async ValueTask<Outcome<DocumentHash>> AddAsync(string text, CancellationToken cancellationToken)
    {
        if (!ProtocolDocument.TryParse(text, _limits, out var document, out var reason))
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, $"The text is no protocol document: {reason}");
        }

        if (document.Name == ProtocolDocument.DefaultName)
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, "The document has no name; give it one in its front matter.");
        }

        lock (_lock)
        {
            if (!_hashes.Contains(document.Hash) && _hashes.Count >= options.MaxDocuments)
            {
                return ParleyError.Public(ParleyErrorCode.BudgetExceeded, $"The database is full: it keeps {options.MaxDocuments} documents.");
            }
        }

        var put = await documents.PutAsync(new StoredDocument(document, [], DocumentOrigin.Added, DocumentVisibility.Public, time.GetUtcNow()), cancellationToken);
        if (put == DocumentPut.Collision)
        {
            return ParleyError.Public(ParleyErrorCode.HashCollision, $"Another text is known under {document.Hash}; this one is refused.");
        }

        Note(document);
        return document.Hash;
    }

    /// <summary>The text of a document; null when it isn't there. Each time counts as a use.</summary>
    public async ValueTask<string?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _index.Count(hash);
        }

        return (await documents.FindAsync(hash, cancellationToken))?.Document.Text;
    }

    /// <summary>Hashes behind <paramref name="after"/> in their order, a page at most.</summary>
    public IReadOnlyList<DocumentHash> List(DocumentHash? after, int limit)
    {
        var most = Math.Clamp(limit, 1, options.MaxPageSize);
        lock (_lock)
        {
            return [.. (after is { } last && _hashes.Count > 0 && last < _hashes.Max ? _hashes.GetViewBetween(last, _hashes.Max).Where(hash => hash != last) : after is null ? _hashes : []).Take(most)];
        }
    }

    /// <summary>Documents that might do a task with these schemas, the most used first, a page at most.</summary>
    public IReadOnlyList<DocumentHash> Search(JsonValue input, JsonValue output, int limit)
    {
        lock (_lock)
        {
            return _index.Search(input, output, Math.Clamp(limit, 1, options.MaxPageSize));
        }
    }

    /// <summary>Keeps a routine. Fails with <c>TooLarge</c>, or when there is no room for it.</summary>
    public ParleyError? AddRoutine(RoutineAddress address, string source)
    {
        if (source.Length > options.MaxTextBytes)
        {
            return ParleyError.Public(ParleyErrorCode.TooLarge, $"The routine has {source.Length} characters; at most {options.MaxTextBytes} are kept.");
        }

        lock (_lock)
        {
            return _routines.TryAdd(address, source) ? null : ParleyError.Public(ParleyErrorCode.BudgetExceeded, $"The database keeps {options.MaxRoutinesPerAddress} routines for an address and {options.MaxAddresses} addresses; there is no room for this one.");
        }
    }

    /// <summary>Sources of the routines for an address.</summary>
    public IReadOnlyList<string> FindRoutines(RoutineAddress address)
    {
        lock (_lock)
        {
            return _routines.Find(address);
        }
    }

    /// <summary>What is here, in short: equal digests mean equal contents.</summary>
    public DatabaseDigest Digest()
    {
        lock (_lock)
        {
            return DatabaseDigest.Of(_hashes, _routines.All);
        }
    }

    private void Note(ProtocolDocument document)
    {
        lock (_lock)
        {
            _hashes.Add(document.Hash);
            _index.Add(document);
        }
    }
}
