using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>
/// Finds the text of a document: in the store, else at its sources, else in the databases. Only text with the right hash is accepted. What was found is in quarantine
/// until somebody who judged it keeps it.
/// </summary>
public sealed class DocumentResolver(IDocumentStore store, IGuardedFetch fetch, IReadOnlyList<IDocumentDatabase> databases, DocumentLimits limits, TimeProvider time)
{
    private const int MaxSources = 8;

    private readonly DocumentQuarantine _quarantine = new();

    /// <summary>A document from the store; null when it isn't there. Fails when the sources bring another text under its hash.</summary>
    public async ValueTask<Outcome<ProtocolDocument>?> FindKeptAsync(DocumentHash hash, IReadOnlyList<string> sources, CancellationToken cancellationToken)
        => await store.FindAsync(hash, cancellationToken) is { } known ? await KeepCollisionApart(known.Document, hash, sources) : (Outcome<ProtocolDocument>?)null;

    /// <summary>The document by its hash: from the store, else from the sources in order, else from the databases. Fails with <c>UnknownDocument</c>, <c>HashMismatch</c> or <c>HashCollision</c>.</summary>
    public async ValueTask<Outcome<ProtocolDocument>> ResolveAsync(DocumentHash hash, IReadOnlyList<string> sources, CancellationToken cancellationToken)
        => (await LookAsync(hash, sources, static () => null, isPaid: true, cancellationToken)).TryGet(out var found, out var error) ? found.Document : error;

    /// <summary>As <see cref="ResolveAsync"/>, on the account of a caller.</summary>
    /// <param name="take">Takes one from the caller's budget; an error ends the search. One is for looking, the first fetch included, and one for each further fetch.</param>
    /// <param name="isPaid">Whether the look was paid for; what is at hand costs nothing.</param>
    internal async ValueTask<Outcome<FoundDocument>> LookAsync(DocumentHash hash, IReadOnlyList<string> sources, Func<ParleyError?> take, bool isPaid, CancellationToken cancellationToken)
    {
        if (await FindKeptAsync(hash, sources, cancellationToken) is { } kept)
        {
            return kept.TryGet(out var document, out var collision) ? new FoundDocument(document, null, IsKept: true) : collision;
        }

        if (_quarantine.TryFind(hash, out var strange))
        {
            return (await KeepCollisionApart(strange.Document, hash, sources)).Error is { } collision ? collision : strange with { Source = Named(strange.Source, sources) };
        }

        if (!isPaid && take() is { } spent)
        {
            return spent;
        }

        var failures = new List<ParleyError>();
        if (await AskSourcesAsync(hash, sources, take, failures, cancellationToken) is { } settled)
        {
            return settled;
        }

        foreach (var database in databases)
        {
            var text = await database.FindTextAsync(hash, cancellationToken);
            var outcome = text.TryGet(out var found, out var error) ? Accept(hash, found, "a database", address: null) : error;
            if (outcome.Succeeded)
            {
                return outcome;
            }

            failures.Add(outcome.Error!);
        }

        return Unknown(hash, failures);
    }

    /// <summary>Null when no source delivered the text; what kept them from it is added to the failures.</summary>
    private async ValueTask<Outcome<FoundDocument>?> AskSourcesAsync(DocumentHash hash, IReadOnlyList<string> sources, Func<ParleyError?> take, List<ParleyError> failures, CancellationToken cancellationToken)
    {
        var fetches = 0;
        foreach (var source in sources.Take(MaxSources))
        {
            var parsed = DocumentSource.Parse(source, limits);
            var address = (parsed as DocumentSource.Http)?.Uri.OriginalString;
            if (address is not null && fetches++ > 0 && take() is { } spent)
            {
                return spent;
            }

            var text = await ReadAsync(parsed, cancellationToken);
            var outcome = text.TryGet(out var found, out var error) ? Accept(hash, found, Shorten(source), address) : error;
            if (outcome.Succeeded || outcome.Error!.Code == ParleyErrorCode.HashCollision)
            {
                return outcome;
            }

            failures.Add(outcome.Error);
        }

        return null;
    }

    /// <summary>The address that delivered a text earlier, if this caller names it as well: by the address of another they have learnt nothing.</summary>
    private static string? Named(string? address, IReadOnlyList<string> sources)
        => address is not null && sources.Take(MaxSources).Any(source => source.AsSpan().Trim().SequenceEqual(address)) ? address : null;

    /// <summary>Whether a text stands among the sources themselves, which may be another one than is known.</summary>
    internal bool BringsText(IReadOnlyList<string> sources)
    {
        for (var i = 0; i < sources.Count && i < MaxSources; i++)
        {
            if (DocumentSource.Parse(sources[i], limits) is DocumentSource.Data or DocumentSource.RawText)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A caller that brings another text under a known SHA-1 is told so: one of the two is forged.</summary>
    private async ValueTask<Outcome<ProtocolDocument>> KeepCollisionApart(ProtocolDocument known, DocumentHash hash, IReadOnlyList<string> sources)
    {
        foreach (var source in sources.Count == 0 ? [] : sources.Take(MaxSources))
        {
            var parsed = DocumentSource.Parse(source, limits);
            if (parsed is DocumentSource.Data or DocumentSource.RawText
                && (await ReadAsync(parsed, CancellationToken.None)).TryGet(out var text, out _)
                && text != known.Text && DocumentHash.Of(text) == hash)
            {
                return ParleyError.Public(ParleyErrorCode.HashCollision, $"Another text is known under {hash}; this one is refused.");
            }
        }

        return known;
    }

    private async ValueTask<Outcome<string>> ReadAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case DocumentSource.Data data:
                return data.Text;
            case DocumentSource.RawText raw:
                return raw.Text;
            case DocumentSource.Http http:
                var fetched = await fetch.FetchAsync(http.Uri, limits.MaxBytes, cancellationToken);
                return fetched.TryGet(out var reply, out var error)
                    ? DocumentBytes.TryDecode(reply.Bytes.Span, reply.Charset, limits, out var text, out var reason) ? text : ParleyError.Public(ParleyErrorCode.FetchRefused, reason)
                    : error;
            case DocumentSource.Unsupported unsupported:
                return ParleyError.Public(ParleyErrorCode.FetchRefused, unsupported.Reason);
            default:
                throw new InvalidOperationException($"Unknown source {source}.");
        }
    }

    /// <summary>Stores a document that was judged and suits, and of its sources the address that delivered it: the others are anybody's words.</summary>
    internal async ValueTask<DocumentPut> KeepAsync(FoundDocument found, CancellationToken cancellationToken)
    {
        var document = found.Document;
        var put = found.IsKept || (await store.FindAsync(document.Hash, cancellationToken) is { } known && known.Document.Sha256 == document.Sha256)
            ? DocumentPut.Known
            : await store.PutAsync(new StoredDocument(document, found.Source is null ? [] : [found.Source], DocumentOrigin.Fetched, DocumentVisibility.Parties, time.GetUtcNow()), cancellationToken);
        _quarantine.Remove(document.Hash);
        return put;
    }

    private Outcome<FoundDocument> Accept(DocumentHash hash, string text, string from, string? address)
    {
        if (DocumentHash.Of(text) != hash)
        {
            return ParleyError.Public(ParleyErrorCode.HashMismatch, $"The text from {from} has the hash {DocumentHash.Of(text)}, not {hash}.");
        }

        if (!ProtocolDocument.TryParse(text, limits, out var document, out var error))
        {
            return ParleyError.Public(ParleyErrorCode.UnknownDocument, error);
        }

        var found = new FoundDocument(document, address, IsKept: false);
        _quarantine.Add(found);
        return found;
    }

    /// <summary>What a fetch met inside this network stays here: who may name sources must not learn by them which names and ports there are.</summary>
    private static ParleyError Unknown(DocumentHash hash, List<ParleyError> failures)
    {
        var code = failures.Exists(failure => failure.Code == ParleyErrorCode.HashMismatch) ? ParleyErrorCode.HashMismatch : ParleyErrorCode.UnknownDocument;
        return new ParleyError(code, Words(failure => failure.Message), Words(failure => failure.PublicMessage ?? "A source could not be read."));

        string Words(Func<ParleyError, string> of)
            => $"Failed to download protocol {hash}. {(failures.Count == 0 ? "No source was given." : string.Join(' ', failures.Select(of)))}";
    }

    private static string Shorten(string source) => source.Length <= 80 ? source : source[..77] + "...";
}
