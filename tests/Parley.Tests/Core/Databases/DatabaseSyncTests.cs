using Parley.Core.Databases;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Databases;

public sealed class DatabaseSyncTests : IDisposable
{
    private readonly InMemoryNetwork _network = new();
    private readonly DatabaseBench _own;
    private readonly DatabaseBench _honest;

    public DatabaseSyncTests() => (_own, _honest) = (new DatabaseBench(_network, "own"), new DatabaseBench(_network, "honest"));

    private static CancellationToken Token => DatabaseBench.Token;

    [Fact]
    public async Task What_a_neighbour_has_comes_once_and_then_nothing_moves()
    {
        for (var i = 0; i < 30; i++)
        {
            await _honest.AddAsync(DatabaseBench.Text($"skill{i}"));
            await _honest.Database.AddRoutineAsync(DatabaseBench.Address(i), DatabaseBench.Routine, Token);
        }

        await _own.AddAsync(DatabaseBench.Text("skill0"));
        var sync = _own.Sync(_honest.Client);
        Assert.Equal(59, await sync.RunAsync(Token));
        Assert.Equal(_honest.Database.Digest().Checksums, _own.Database.Digest().Checksums);

        var asked = 0;
        _network.Faults = _ => ++asked > 0 ? InMemoryFault.None : InMemoryFault.Refuse;
        Assert.Equal(0, await sync.RunAsync(Token));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Only_what_lacks_moves()
    {
        for (var i = 0; i < 20; i++)
        {
            await _honest.AddAsync(DatabaseBench.Text($"skill{i}"));
        }

        await _own.Sync(_honest.Client).RunAsync(Token);
        var hash = await _honest.AddAsync(DatabaseBench.Text("new"));
        var asked = new List<string>();
        _network.Faults = request =>
        {
            asked.Add(request.Url.AbsolutePath);
            return InMemoryFault.None;
        };
        Assert.Equal(1, await _own.Sync(_honest.Client).RunAsync(Token));
        Assert.Equal(["/digests", $"/digests/{hash.ToHex()[..2]}", $"/documents/{hash.ToHex()}"], asked);
    }

    [Fact]
    public async Task A_neighbour_that_is_down_is_skipped_and_left_alone_for_a_while()
    {
        var down = new DatabaseClient(new Uri("http://nobody/"), _network, _own.Time);
        await _honest.AddAsync(DatabaseBench.Text("skill"));
        var asked = 0;
        _network.Faults = request =>
        {
            asked += request.Url.Host == "nobody" ? 1 : 0;
            return InMemoryFault.None;
        };
        Assert.Equal(1, await _own.Sync(down, _honest.Client).RunAsync(Token));
        await down.DigestAsync(Token);
        Assert.Equal(1, asked);
        _own.Time.Advance(TimeSpan.FromSeconds(11));
        await down.DigestAsync(Token);
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("another text")]
    [InlineData(null)]
    public async Task One_that_gives_wrong_texts_is_soon_left_and_nothing_of_it_is_kept(string? text)
    {
        var liar = Listen(LyingNeighbour.Listing(Enumerable.Range(0, 100_000).Select(i => DocumentHash.Of($"{i}").ToHex()), _ => text));
        await _honest.AddAsync(DatabaseBench.Text("skill"));
        Assert.Equal(1, await _own.Sync(Client("liar"), _honest.Client).RunAsync(Token));
        Assert.InRange(liar.Asked, 1, 20);
        Assert.Equal(1, _own.Database.Documents);
    }

    [Fact]
    public async Task Nameless_texts_are_not_kept()
    {
        var texts = Enumerable.Range(0, 3).Select(i => $"no name {i}").ToDictionary(text => DocumentHash.Of(text).ToHex());
        Listen(LyingNeighbour.Listing(texts.Keys, hex => texts[hex]));
        Assert.Equal(0, await _own.Sync(Client("liar")).RunAsync(Token));
    }

    [Fact]
    public async Task One_that_floods_gets_no_further_in_a_call_and_the_next_goes_on()
    {
        var texts = Enumerable.Range(0, 3000).Select(i => DatabaseBench.Text($"skill{i}")).ToDictionary(text => DocumentHash.Of(text).ToHex());
        var flood = Listen(LyingNeighbour.Listing(texts.Keys, hex => texts[hex]));
        var sync = _own.Sync(Client("liar"));
        Assert.InRange(await sync.RunAsync(Token), 500, 1000);
        Assert.InRange(flood.Asked, 500, 1010);
        for (var i = 0; i < 5; i++)
        {
            await sync.RunAsync(Token);
        }

        Assert.Equal(3000, _own.Database.Documents);
    }

    [Fact]
    public async Task A_digest_without_end_is_read_no_further_than_256_parts()
    {
        var digests = new JsonObject();
        for (var i = 0; i < 50_000; i++)
        {
            digests[i.ToString("x", null)] = "differs";
        }

        var liar = Listen(new LyingNeighbour(path => path == "/digests" ? JsonText.Write(new JsonObject { { "digests", digests } }) : "{}"));
        Assert.Equal(0, await _own.Sync(Client("liar")).RunAsync(Token));
        Assert.InRange(liar.Asked, 2, 257);
    }

    [Fact]
    public async Task A_routine_that_is_not_what_its_id_says_is_not_kept()
    {
        var address = DatabaseBench.Address(1).Hex;
        Listen(new LyingNeighbour(path => path == "/digests" ? $$$"""{"digests":{"{{{address[..2]}}}":"differs"}}"""
            : path.StartsWith("/digests/", StringComparison.Ordinal) ? $$$"""{"routines":{"{{{address}}}":["0123456789abcdef"],"nonsense":["0123456789abcdef"],"{{{address}}}0":[]}}"""
            : DatabaseBench.Routine));
        Assert.Equal(0, await _own.Sync(Client("liar")).RunAsync(Token));
        Assert.Equal(0, _own.Database.Routines);
    }

    [Fact]
    public async Task A_full_database_asks_for_nothing()
    {
        var full = new DatabaseBench(_network, "full", new DatabaseOptions { MaxDocuments = 1 });
        await full.AddAsync(DatabaseBench.Text("one"));
        await _honest.AddAsync(DatabaseBench.Text("two"));
        var asked = new List<string>();
        _network.Faults = request =>
        {
            asked.Add(request.Url.AbsolutePath);
            return InMemoryFault.None;
        };
        Assert.Equal(0, await full.Sync(_honest.Client).RunAsync(Token));
        Assert.DoesNotContain(asked, path => path.StartsWith("/documents", StringComparison.Ordinal));
    }

    public void Dispose() => _network.Dispose();

    private LyingNeighbour Listen(LyingNeighbour neighbour)
    {
        _network.Listen(new Uri("http://liar/"), neighbour);
        return neighbour;
    }

    private DatabaseClient Client(string host) => new(new Uri($"http://{host}/"), _network, _own.Time);
}
