using Parley.Configuration;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Configuration;

public sealed class DatabaseConfigurationTests
{
    [Fact]
    public void Databases_are_read_and_what_is_left_out_has_its_default()
    {
        var read = ParleyConfiguration.Read(JsonText.Parse("""
            { "databases": ["http://127.0.0.1:5090", "https://protocols.example/db"],
              "database": { "url": "http://127.0.0.1:5091", "store": "x.db", "peers": ["http://127.0.0.1:5090"], "syncSeconds": 5, "maxDocuments": 7, "maxAddresses": 8,
                            "maxRoutinesPerAddress": 2, "maxTextBytes": 2048, "maxTotalBytes": 5000000000, "maxPageSize": 9 } }
            """), "/folder");
        Assert.Empty(read.Mistakes);
        Assert.Equal(["http://127.0.0.1:5090/", "https://protocols.example/db"], read.Options.Databases.Select(url => url.AbsoluteUri));
        var database = read.Options.Database;
        Assert.Equal(("http://127.0.0.1:5091/", Path.GetFullPath("/folder/x.db"), 5), (database.Url.AbsoluteUri, database.StorePath, database.SyncInterval.TotalSeconds));
        Assert.Equal((7, 8, 2, 2048, 5_000_000_000, 9), (database.Limits.MaxDocuments, database.Limits.MaxAddresses, database.Limits.MaxRoutinesPerAddress, database.Limits.MaxTextBytes, database.Limits.MaxTotalBytes, database.Limits.MaxPageSize));
        Assert.Single(database.Peers);
        Assert.Empty(ParleyConfiguration.Read(JsonText.Parse("{}"), ".").Mistakes);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_with_their_paths()
    {
        var read = ParleyConfiguration.Read(JsonText.Parse("""
            { "databases": ["ftp://x", 3, "http://x/?q"],
              "database": { "url": "http://x", "peers": ["http://x"], "syncSeconds": 0, "maxDocuments": 0, "maxTextBytes": 1e9, "maxPage": 1 } }
            """), ".");
        Assert.Equal(
            ["databases[0]", "databases[1]", "databases[2]", "database.syncSeconds", "database.maxDocuments", "database.maxTextBytes", "database.maxPage", "database.peers[0]"],
            read.Mistakes.Select(mistake => mistake.Path));
        Assert.All(read.Mistakes, mistake => Assert.NotEmpty(mistake.Message));
    }
}
