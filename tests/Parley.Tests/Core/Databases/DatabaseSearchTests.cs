using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Databases;

public sealed class DatabaseSearchTests : IDisposable
{
    private static readonly JsonValue Place = JsonText.Parse("""{"type":"object","properties":{"city":{"type":"string"},"day":{"type":"string"}},"required":["city"]}""");
    private static readonly JsonValue Weather = JsonText.Parse("""{"type":"object","properties":{"temperature":{"type":"number"}},"required":["temperature"]}""");

    private readonly InMemoryNetwork _network = new();

    private static CancellationToken Token => DatabaseBench.Token;

    [Fact]
    public async Task Documents_are_found_by_what_they_need_and_give()
    {
        var bench = new DatabaseBench(_network, "database");
        var fits = await bench.AddAsync(Text("fits", needs: "city", gives: "temperature"));
        var free = await bench.AddAsync(DatabaseBench.Text("needs nothing", """{"type":"object"}""", JsonText.Write(Weather)));
        await bench.AddAsync(Text("needs more", needs: "postcode", gives: "temperature"));
        await bench.AddAsync(Text("gives less", needs: "city", gives: "rain"));
        await bench.AddAsync("---\nname: Untyped\n---\nSay a city.");
        Assert.Equal(new HashSet<DocumentHash> { fits, free }, [.. await bench.Client.SearchAsync(Place, Weather, 10, Token)]);

        await bench.Client.FindTextAsync(free, Token);
        Assert.Equal([free, fits], await bench.Client.SearchAsync(Place, Weather, 10, Token));
        Assert.Equal([free], await bench.Client.SearchAsync(Place, Weather, 1, Token));
    }

    [Fact]
    public async Task Documents_are_found_by_their_names()
    {
        var bench = new DatabaseBench(_network, "database");
        var named = await bench.AddAsync(Text("getForecast", needs: "city", gives: "temperature"));
        var untyped = await bench.AddAsync("---\nname: getForecast\n---\nSay a city.");
        await bench.AddAsync(Text("other", needs: "city", gives: "temperature"));
        Assert.Equal(new HashSet<DocumentHash> { named, untyped }, [.. bench.Database.Search("getForecast", default, default, 10)]);
        Assert.Equal([named], bench.Database.Search("getForecast", Place, Weather, 10));
        Assert.Empty(bench.Database.Search("nobody", default, default, 10));
    }

    [Fact]
    public async Task A_schema_that_names_very_much_is_not_searched_for()
    {
        var bench = new DatabaseBench(_network, "database");
        var many = new JsonObject();
        for (var i = 0; i < 1000; i++)
        {
            many[$"member {i}"] = true;
        }

        var schema = new JsonObject { { "properties", many }, { "required", new JsonArray(Enumerable.Range(0, 1000).Select(i => new JsonValue($"member {i}"))) } };
        var hash = await bench.AddAsync(DatabaseBench.Text("large", JsonText.Write(schema), "{}"));
        Assert.Empty(bench.Database.Search(null, schema, default, 10));
        Assert.Equal([hash], bench.Database.Search("large", default, default, 10));
    }

    public void Dispose() => _network.Dispose();

    private static string Text(string name, string needs, string gives) => DatabaseBench.Text(
        name, $$$"""{"type":"object","properties":{"{{{needs}}}":{"type":"string"}},"required":["{{{needs}}}"]}""", $$$"""{"type":"object","properties":{"{{{gives}}}":{"type":"number"} } }""");
}
