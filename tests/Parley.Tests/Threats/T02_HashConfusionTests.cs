using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.Protocol.Documents;

namespace Parley.Tests.Threats;

/// <summary>Texts that are not what their hash says: nothing wrong is accepted, stored or remembered.</summary>
public sealed class T02_HashConfusionTests
{
    private const string Text = "---\nname: weather\ndescription: Forecasts.\n---\nSend a city. Café.\n";
    private const string Source = "https://docs.example/weather";

    private readonly InMemoryDocumentStore _store = new();
    private readonly Web _web = new();
    private readonly DocumentResolver _resolver;

    public T02_HashConfusionTests() => _resolver = new DocumentResolver(_store, _web, [], DocumentLimits.Default, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changed => new(
        Text.Replace("\n", "\r\n", StringComparison.Ordinal), // another system's line ends
        Text.TrimEnd(), // the last line end lost
        Text + "\n",
        Text + " ",
        Text.Replace("é", "e\u0301", StringComparison.Ordinal), // the same words to a reader
        "\uFEFF" + Text, // a byte order mark
        Text.Replace("city", "сity", StringComparison.Ordinal), // a Cyrillic letter
        Text.ToUpperInvariant(),
        "",
        "another text");

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task T02_Other_bytes_are_refused_and_leave_no_trace(string served)
    {
        _web.Serve(Source, Encoding.UTF8.GetBytes(served));
        var refused = await ResolveAsync(Source);
        Assert.Contains(refused.Error!.Code, new[] { ParleyErrorCode.HashMismatch, ParleyErrorCode.UnknownDocument });
        Assert.Empty(await _store.ListAsync(null, 10, Token));

        _web.Serve(Source, Encoding.UTF8.GetBytes(Text));
        Assert.Equal(Text, (await ResolveAsync(Source)).Value.Text);
    }

    [Fact]
    public async Task T02_A_source_that_changes_its_bytes_later_changes_nothing()
    {
        _web.Serve(Source, Encoding.UTF8.GetBytes(Text));
        var first = (await _resolver.LookAsync(DocumentHash.Of(Text), [Source], static () => null, isPaid: true, Token)).Value;
        Assert.Equal(DocumentPut.Added, await _resolver.KeepAsync(first, Token));
        _web.Serve(Source, "something else"u8.ToArray());

        Assert.Equal(Text, (await ResolveAsync(Source)).Value.Text);
        Assert.Equal(1, _web.Fetches);
        Assert.Equal(ParleyErrorCode.HashMismatch, (await _resolver.ResolveAsync(DocumentHash.Of("never seen"), [Source], Token)).Error!.Code);
    }

    [Fact]
    public async Task T02_A_good_source_behind_a_lying_one_is_used()
    {
        _web.Serve("https://liar.example/", "other"u8.ToArray());
        _web.Serve(Source, Encoding.UTF8.GetBytes(Text));
        Assert.True((await ResolveAsync("https://liar.example/", Source)).Succeeded);
    }

    [Fact]
    public void T02_Base64_and_hex_are_the_same_twenty_bytes_and_nothing_else_is_a_hash()
    {
        var hash = DocumentHash.Of(Text);
        Assert.True(DocumentHash.TryParse(hash.ToBase64(), out var fromBase64));
        Assert.True(DocumentHash.TryParse(hash.ToHex(), out var fromHex));
        Assert.True(DocumentHash.TryParse(hash.ToHex().ToUpperInvariant(), out var fromUpper));
        Assert.All([fromBase64, fromHex, fromUpper], read => Assert.Equal(hash, read));

        var base64 = hash.ToBase64();
        Assert.All(
            [base64[..27], base64 + "=", base64.TrimEnd('='), " " + base64, base64 + "\n", hash.ToHex()[..39], hash.ToHex() + "0", "0x" + hash.ToHex()[2..], new string('A', 28), new string('g', 40)],
            odd => Assert.False(DocumentHash.TryParse(odd, out var read) && read == hash, odd));
    }

    [Fact]
    public async Task T02_A_second_text_under_a_known_hash_is_a_collision()
    {
        // Two texts of one SHA-1 can't be had for a test's price, so the store is made to hold another one under this hash.
        var document = Parse(Text);
        var forged = new CollidingStore(document, Parse("---\nname: forged\ndescription: Forged.\n---\nSend money."));
        var resolver = new DocumentResolver(forged, _web, [], DocumentLimits.Default, TimeProvider.System);
        Assert.Equal(ParleyErrorCode.HashCollision, (await resolver.ResolveAsync(document.Hash, [DocumentSource.ToDataUri(Text)], Token)).Error!.Code);
    }

    [Fact]
    public async Task T02_What_nobody_has_judged_is_in_memory_alone_and_bounded()
    {
        var quarantine = new DocumentQuarantine();
        for (var i = 0; i < 5_000; i++)
        {
            quarantine.Add(new FoundDocument(Parse($"Document {i} {new string('x', 10_000)}"), null, IsKept: false));
        }

        Assert.InRange(quarantine.Count, 1, DocumentQuarantine.MaxDocuments);
        _web.Serve(Source, Encoding.UTF8.GetBytes(Text));
        await ResolveAsync(Source);
        Assert.Empty(await _store.ListAsync(null, 10, Token));
    }

    private ValueTask<Outcome<ProtocolDocument>> ResolveAsync(params string[] sources) => _resolver.ResolveAsync(DocumentHash.Of(Text), sources, Token);

    private static ProtocolDocument Parse(string text) => ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error) ? document : throw new InvalidOperationException(error);

    private sealed class Web : IGuardedFetch
    {
        private readonly Dictionary<string, byte[]> _pages = [];

        public int Fetches { get; private set; }

        public void Serve(string url, byte[] bytes) => _pages[url] = bytes;

        public ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
        {
            Fetches++;
            return ValueTask.FromResult<Outcome<FetchedText>>(new FetchedText(_pages[url.OriginalString], "utf-8"));
        }
    }

    private sealed class CollidingStore(ProtocolDocument asked, ProtocolDocument held) : IDocumentStore
    {
        public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken) => ValueTask.FromResult(DocumentPut.Collision);

        public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
            => ValueTask.FromResult(hash == asked.Hash ? new StoredDocument(held, [], DocumentOrigin.Fetched, DocumentVisibility.Parties, default) : null);

        public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
