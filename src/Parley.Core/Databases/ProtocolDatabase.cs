using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Databases;

/// <summary>
/// What agents leave for each other: documents by hash, and routines by what they are good for. It trusts nobody and need not be trusted: texts are checked against
/// their hashes by whoever takes them, routines are verified again.
/// </summary>
public sealed class ProtocolDatabase(IDocumentStore documents, IRoutineArchive archive, IRoutineRuntime runtime, DatabaseOptions options, TimeProvider time)
{
    /// <summary>Texts are read that many at a time, each of up to <see cref="DatabaseOptions.MaxTextBytes"/>.</summary>
    private const int ReadAtATime = 50;

    private readonly DocumentLimits _limits = new() { MaxBytes = options.MaxTextBytes };
    private readonly DatabaseContents _contents = new(options);
    private readonly Lock _lock = new();

    /// <summary>How many documents there are.</summary>
    public int Documents => Locked(static contents => contents.Documents);

    /// <summary>How many routines there are.</summary>
    public int Routines => Locked(static contents => contents.Routines);

    /// <summary>Reads what the stores hold; to be called once, before anything else. What a node on the same file keeps between the parties stays there.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await foreach (var stored in PagesAsync<StoredDocument>((last, token) => documents.ListAsync(last?.Document.Hash, ReadAtATime, token), cancellationToken))
        {
            if (stored.Visibility == DocumentVisibility.Public && !IsNameless(stored.Document))
            {
                Locked(contents => contents.Add(stored.Document));
            }
        }

        await foreach (var routine in PagesAsync<ArchivedRoutine>((last, token) => archive.ListAsync(last, ReadAtATime, token), cancellationToken))
        {
            Locked(contents => contents.Add(routine, Encoding.UTF8.GetByteCount(routine.Source)));
        }
    }

    /// <summary>Keeps a document. Fails with <c>InvalidRequest</c> for a text without a name of its own, with <c>HashCollision</c>, or with <c>BudgetExceeded</c> when the database is full.</summary>
    public async ValueTask<Outcome<DocumentHash>> AddAsync(string text, CancellationToken cancellationToken)
    {
        if (!ProtocolDocument.TryParse(text, _limits, out var document, out var reason))
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, $"The text is no protocol document: {reason}");
        }

        if (IsNameless(document))
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, "The document has no name; give it one in its front matter.");
        }

        // Its name is there before its text is, so that many who write at once don't get beyond the limits.
        var (full, isNew) = Locked(contents => contents.Take(document));
        if (full is not null)
        {
            return full;
        }

        var isKept = false;
        try
        {
            var put = await documents.PutAsync(new StoredDocument(document, [], DocumentOrigin.Fetched, DocumentVisibility.Public, time.GetUtcNow()), cancellationToken);
            isKept = put != DocumentPut.Collision;
            return isKept ? document.Hash : ParleyError.Public(ParleyErrorCode.HashCollision, $"Another text is known under {document.Hash}; this one is refused.");
        }
        finally
        {
            if (isNew && !isKept)
            {
                Locked(contents => contents.Remove(document));
            }
        }
    }

    /// <summary>The text of a document; null when it isn't there, or is no longer what its hashes say. Each time counts as a use.</summary>
    public async ValueTask<string?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        var isHere = Locked(contents =>
        {
            contents.Index.Count(hash);
            return contents.Has(hash);
        });
        if (!isHere || await documents.FindAsync(hash, cancellationToken) is not { Document: var document })
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(document.Text);
        return DocumentHash.Of(bytes) == hash && Convert.ToHexStringLower(SHA256.HashData(bytes)) == document.Sha256 ? document.Text : null;
    }

    /// <summary>Hashes behind <paramref name="after"/> in their order, a page at most.</summary>
    public IReadOnlyList<DocumentHash> List(DocumentHash? after, int limit) => Locked(contents => contents.Behind(after).Take(Math.Clamp(limit, 1, options.MaxPageSize)).ToList());

    /// <summary>Documents that might do a task with these schemas, the most used first, a page at most. With a title, only documents of that name; and of schemas, only those that are given.</summary>
    public IReadOnlyList<DocumentHash> Search(string? title, JsonValue input, JsonValue output, int limit)
        => Locked(contents => contents.Index.Search(title, input, output, Math.Clamp(limit, 1, options.MaxPageSize)));

    /// <summary>Keeps a routine. Fails with <c>TooLarge</c>, with <c>InvalidRequest</c> for what is no routine, or with <c>BudgetExceeded</c> when there is no room for it.</summary>
    public async ValueTask<ParleyError?> AddRoutineAsync(RoutineAddress address, string source, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetByteCount(source);
        if (bytes > options.MaxTextBytes)
        {
            return ParleyError.Public(ParleyErrorCode.TooLarge, $"The routine has {bytes} bytes; at most {options.MaxTextBytes} are kept.");
        }

        if (runtime.Compile(source, RoutineSignature.None) is { Routine: null } broken)
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, $"The text is no routine: {broken.Diagnostics[0]}");
        }

        var routine = new ArchivedRoutine(address, source, time.GetUtcNow());
        var (full, isNew) = Locked(contents => contents.Take(routine, bytes));
        if (full is not null || !isNew)
        {
            return full;
        }

        var isKept = false;
        try
        {
            await archive.AddAsync(routine, cancellationToken);
            isKept = true;
            return null;
        }
        finally
        {
            if (!isKept)
            {
                Locked(contents => contents.Remove(routine, bytes));
            }
        }
    }

    /// <summary>Sources of the routines for an address in the order in which they came, as many as fit into one reply.</summary>
    public async ValueTask<IReadOnlyList<string>> FindRoutinesAsync(RoutineAddress address, CancellationToken cancellationToken)
    {
        var (sources, bytes) = (new List<string>(), 0);
        foreach (var id in Locked(contents => contents.Find(address)))
        {
            if (await FindRoutineAsync(address, id, cancellationToken) is { } source && (bytes += Encoding.UTF8.GetByteCount(source)) <= DatabaseReplies.MaxSourceBytes)
            {
                sources.Add(source);
            }
        }

        return sources;
    }

    /// <summary>The source of a routine; null when it isn't there, or is no longer what its id says.</summary>
    public async ValueTask<string?> FindRoutineAsync(RoutineAddress address, string id, CancellationToken cancellationToken)
        => await archive.FindAsync(address, id, cancellationToken) is { } routine && routine.Id == id ? routine.Source : null;

    /// <summary>What is here, in short: equal digests mean equal contents.</summary>
    public DatabaseDigest Digest() => Locked(static contents => contents.Digest);

    /// <summary>One part of what is here; empty for a name that no part has.</summary>
    public DatabasePart Part(string name) => DatabasePart.IsName(name) ? Locked(contents => contents.Part(name)) : new DatabasePart([], []);

    /// <summary>Whether a document isn't here and would be kept.</summary>
    internal bool Wants(DocumentHash hash) => Locked(contents => !contents.Has(hash) && contents.RoomFor(bytes: 0) is null);

    /// <summary>Whether a routine isn't here and would be kept.</summary>
    internal bool Wants(RoutineAddress address, string id) => Locked(contents => !contents.Has(address, id) && contents.RoomFor(address, bytes: 0) is null);

    private static bool IsNameless(ProtocolDocument document) => document.Name == ProtocolDocument.DefaultName;

    private static async IAsyncEnumerable<T> PagesAsync<T>(Func<T?, CancellationToken, ValueTask<IReadOnlyList<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        for (T? last = null; ;)
        {
            var page = await read(last, cancellationToken);
            foreach (var item in page)
            {
                yield return item;
            }

            if (page.Count < ReadAtATime)
            {
                yield break;
            }

            last = page[^1];
        }
    }

    private T Locked<T>(Func<DatabaseContents, T> use)
    {
        lock (_lock)
        {
            return use(_contents);
        }
    }

    private void Locked(Action<DatabaseContents> use)
    {
        lock (_lock)
        {
            use(_contents);
        }
    }
}
