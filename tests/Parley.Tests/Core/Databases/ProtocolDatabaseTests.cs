using System.Text;
using Parley.Core.Databases;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Databases;

public sealed class ProtocolDatabaseTests : IDisposable
{
    private readonly InMemoryNetwork _network = new();

    private static CancellationToken Token => DatabaseBench.Token;

    [Fact]
    public async Task What_was_left_is_found_by_whoever_asks()
    {
        var bench = Bench();
        var document = DatabaseBench.Document(DatabaseBench.Text("getForecast"));
        await bench.Client.OfferAsync(document, Token);
        await bench.Client.OfferAsync(DatabaseBench.Address(1), DatabaseBench.Routine, Token);

        Assert.Equal(document.Text, (await bench.Client.FindTextAsync(document.Hash, Token)).Value);
        Assert.Equal([DatabaseBench.Routine], await bench.Client.FindAsync(DatabaseBench.Address(1), Token));
        Assert.False((await bench.Client.FindTextAsync(DocumentHash.Of("another"), Token)).Succeeded);
        Assert.Empty(await bench.Client.FindAsync(DatabaseBench.Address(2), Token));
        Assert.Equal((1, 1), (bench.Database.Documents, bench.Database.Routines));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("Say a city.", "has no name")]
    public async Task What_is_nameless_or_no_document_is_refused_with_what_to_do(string text, string words)
    {
        var refused = (await Bench().Database.AddAsync(text, Token)).Error!;
        Assert.Equal(ParleyErrorCode.InvalidRequest, refused.Code);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_is_refused_and_not_mended()
        => Assert.Contains("not valid Unicode", (await Bench().Database.AddAsync($"---\nname: Weather\n---\nhalf {'\ud83d'}", Token)).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Limits_refuse_with_words_that_say_what_to_do_and_take_what_is_known()
    {
        var bench = Bench(new DatabaseOptions { MaxDocuments = 1, MaxAddresses = 1, MaxRoutinesPerAddress = 1, MaxTextBytes = 1024 });
        await bench.AddAsync(DatabaseBench.Text("one"));
        Assert.True((await bench.Database.AddAsync(DatabaseBench.Text("one"), Token)).Succeeded);
        Assert.Null(await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), DatabaseBench.Routine, Token));
        Assert.Null(await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), DatabaseBench.Routine, Token));

        Assert.Contains("raise the limit", (await bench.Database.AddAsync(DatabaseBench.Text("two"), Token)).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("another database", (await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), "function handle(r) { return r; }", Token))!.Message, StringComparison.Ordinal);
        Assert.Contains("maxAddresses", (await bench.Database.AddRoutineAsync(DatabaseBench.Address(2), DatabaseBench.Routine, Token))!.Message, StringComparison.Ordinal);
        Assert.Equal(ParleyErrorCode.TooLarge, (await bench.Database.AddRoutineAsync(DatabaseBench.Address(3), new string(' ', 1025), Token))!.Code);
        Assert.Equal((1, 1), (bench.Database.Documents, bench.Database.Routines));
    }

    [Fact]
    public async Task All_texts_together_are_bounded()
    {
        var bench = Bench(new DatabaseOptions { MaxTotalBytes = 2000 });
        await bench.AddAsync(DatabaseBench.Text("one") + new string(' ', 1400));
        Assert.Contains("maxTotalBytes", (await bench.Database.AddAsync(DatabaseBench.Text("two") + new string(' ', 400), Token)).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("maxTotalBytes", (await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), DatabaseBench.Routine + new string(' ', 400), Token))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_write_at_once_do_not_get_beyond_the_limit()
    {
        var bench = Bench(new DatabaseOptions { MaxDocuments = 10 });
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => bench.Database.AddAsync(DatabaseBench.Text($"skill{i}"), Token).AsTask(), Token)));
        Assert.Equal(10, bench.Database.Documents);
        Assert.Equal(10, (await bench.Stored.ListAsync(null, 100, Token)).Count);
    }

    [Fact]
    public async Task What_does_not_compile_is_no_routine()
        => Assert.Contains("no routine", (await Bench().Database.AddRoutineAsync(DatabaseBench.Address(1), "class Broken {", Token))!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_second_text_under_a_known_hash_is_refused()
    {
        var bench = Bench();
        var text = DatabaseBench.Text("one");
        await bench.Stored.PutAsync(Sample.Forged(DatabaseBench.Text("two"), DocumentHash.Of(text)) with { Visibility = DocumentVisibility.Public }, Token);
        Assert.Equal(ParleyErrorCode.HashCollision, (await bench.Database.AddAsync(text, Token)).Error!.Code);
        Assert.Equal(0, bench.Database.Documents);
    }

    [Fact]
    public async Task A_text_that_is_not_what_its_hash_says_is_never_given_out()
    {
        var bench = Bench();
        var hash = DocumentHash.Of("what it should be");
        await bench.Stored.PutAsync(Sample.Forged(DatabaseBench.Text("two"), hash) with { Visibility = DocumentVisibility.Public }, Token);
        await bench.Database.OpenAsync(Token);
        Assert.Null(await bench.Database.FindAsync(hash, Token));
    }

    [Fact]
    public async Task Both_are_there_again_when_the_store_is_opened_and_what_is_private_stays_private()
    {
        var bench = Bench();
        var hash = await bench.AddAsync(DatabaseBench.Text("one"));
        await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), DatabaseBench.Routine, Token);
        var secret = Sample.Stored(DatabaseBench.Text("between the parties"));
        await bench.Stored.PutAsync(secret, Token);

        var again = new ProtocolDatabase(bench.Stored, bench.Archive, new RoutineRuntime(TimeProvider.System), new DatabaseOptions(), bench.Time);
        await again.OpenAsync(Token);
        Assert.Equal([hash], again.List(null, 10));
        Assert.Equal([DatabaseBench.Routine], await again.FindRoutinesAsync(DatabaseBench.Address(1), Token));
        Assert.Null(await again.FindAsync(secret.Document.Hash, Token));
        Assert.Equal(bench.Database.Digest().Checksums, again.Digest().Checksums);
    }

    [Fact]
    public async Task Pages_cover_all_documents_once_in_the_order_of_their_hashes()
    {
        var bench = Bench();
        for (var i = 0; i < 25; i++)
        {
            await bench.AddAsync(DatabaseBench.Text($"skill{i}"));
        }

        var (seen, next) = (new List<string>(), "");
        do
        {
            var page = JsonText.Parse(Encoding.UTF8.GetString((await bench.SendAsync("GET", $"documents?limit=7&after={next}")).Body.Span));
            seen.AddRange(page["documents"].AsArray!.Select(hash => hash.AsString!));
            next = page["next"].AsString;
        }
        while (next is not null);
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
    }

    public void Dispose() => _network.Dispose();

    private DatabaseBench Bench(DatabaseOptions? options = null) => new(_network, "database", options);
}
