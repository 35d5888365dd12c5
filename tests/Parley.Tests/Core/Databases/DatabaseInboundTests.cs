using System.Text;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Databases;

public sealed class DatabaseInboundTests : IDisposable
{
    private readonly InMemoryNetwork _network = new();

    [Theory]
    [InlineData("GET", "documents/nonsense", 400)]
    [InlineData("GET", "documents/0000000000000000000000000000000000000000", 404)]
    [InlineData("GET", "routines/nonsense", 400)]
    [InlineData("GET", "digests/zz", 400)]
    [InlineData("GET", "digests/00", 200)]
    [InlineData("GET", "digests", 200)]
    [InlineData("GET", "documents?limit=-5&after=x&&=&after", 200)]
    [InlineData("DELETE", "documents", 400)]
    [InlineData("GET", "", 400)]
    [InlineData("POST", "documents/search", 400)]
    public async Task Odd_requests_are_answered(string method, string path, int status)
        => Assert.Equal(status, (await new DatabaseBench(_network, "database").SendAsync(method, path)).Status);

    [Fact]
    public async Task A_text_that_is_no_utf_8_is_refused_and_not_mended()
    {
        var bench = new DatabaseBench(_network, "database");
        byte[] broken = [.. Encoding.UTF8.GetBytes(DatabaseBench.Text("one")), 0xC3];
        Assert.Equal(400, (await bench.SendAsync("POST", "documents", broken)).Status);
        Assert.Equal(400, (await bench.SendAsync("POST", $"routines/{DatabaseBench.Address(1).Hex}", broken)).Status);
        Assert.Equal(0, bench.Database.Documents);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        var bench = new DatabaseBench(_network, "database", new DatabaseOptions { MaxTextBytes = 1024 });
        Assert.Equal(413, (await bench.SendAsync("POST", "documents", new byte[1025])).Status);
    }

    [Fact]
    public async Task A_stranger_leaves_so_much_an_hour_and_reads_on()
    {
        var peers = new PeerOptions();
        peers.Each.DocumentsPerHour = 2;
        var bench = new DatabaseBench(_network, "database", peers: peers);
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await bench.SendAsync("POST", "documents", Encoding.UTF8.GetBytes(DatabaseBench.Text($"skill{i}")), "192.0.2.7")).Status);
        }

        Assert.Equal([200, 200, 429], statuses);
        Assert.Equal(429, (await bench.SendAsync("POST", $"routines/{DatabaseBench.Address(1).Hex}", Encoding.UTF8.GetBytes(DatabaseBench.Routine), "192.0.2.7")).Status);
        Assert.Equal(200, (await bench.SendAsync("GET", "documents", origin: "192.0.2.7")).Status);
        Assert.Equal(200, (await bench.SendAsync("POST", "documents", Encoding.UTF8.GetBytes(DatabaseBench.Text("another")), "192.0.2.8")).Status);
    }

    [Fact]
    public async Task Hostile_bodies_and_paths_are_answered_and_never_throw()
    {
        var bench = new DatabaseBench(_network, "database");
        var hash = await bench.AddAsync(DatabaseBench.Text("one"));
        var random = new Random(7);
        var query = Encoding.UTF8.GetBytes("""{"name":"one","input":{"properties":{"a":{}},"required":["a",1,null]},"output":{"required":{}},"limit":1e300}""");
        string[] paths = ["documents/search", "documents", $"documents/{hash.ToHex()}", "routines/x", $"routines/{DatabaseBench.Address(1).Hex}", $"routines/{DatabaseBench.Address(1).Hex}/%00", "digests/00", "%2e%2e/digests"];
        for (var i = 0; i < 4000; i++)
        {
            var body = query.ToArray();
            for (var flips = random.Next(4); flips >= 0; flips--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var reply = await bench.SendAsync(random.Next(2) == 0 ? "POST" : "GET", paths[random.Next(paths.Length)], body[..random.Next(body.Length + 1)]);
            Assert.InRange(reply.Status, 200, 499);
        }
    }

    [Fact]
    public void Replies_of_hostile_databases_are_read_as_far_as_they_make_sense()
    {
        foreach (var text in new[] { "null", "[]", "{\"documents\":3,\"routines\":[]}", "{\"documents\":[null,\"x\",[]],\"routines\":{\"\":null,\"aa\":{}}}", "{\"digests\":[]}" })
        {
            var part = DatabasePart.Read(JsonText.Parse(text), "aa");
            Assert.Empty(part.Documents);
            Assert.Empty(part.Routines);
            Assert.Empty(DatabaseDigest.Read(JsonText.Parse(text)).Checksums);
        }
    }

    [Fact]
    public void Entries_of_other_parts_are_passed_over()
    {
        var hash = DocumentHash.Of("x");
        var json = new JsonObject { { "documents", new JsonArray([new JsonValue(hash.ToHex())]) } };
        Assert.Equal([hash], DatabasePart.Read(json, hash.ToHex()[..2]).Documents);
        Assert.Empty(DatabasePart.Read(json, "zz").Documents);
    }

    public void Dispose() => _network.Dispose();
}
