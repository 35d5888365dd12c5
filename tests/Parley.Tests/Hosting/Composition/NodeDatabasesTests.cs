using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Tests.Core.Databases;

namespace Parley.Tests.Hosting.Composition;

public sealed class NodeDatabasesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_finds_in_its_databases_what_no_source_gives()
    {
        using var network = new InMemoryNetwork();
        var bench = new DatabaseBench(network, "database");
        var text = DatabaseBench.Text("getForecast");
        var hash = await bench.AddAsync(text);
        await bench.Database.AddRoutineAsync(DatabaseBench.Address(1), DatabaseBench.Routine, Token);
        await using var node = await ParleyNode.CreateAsync(
            parley =>
            {
                parley.UseInMemoryStore().UseTransport(network);
                parley.Options.Databases.Add(new Uri("http://nobody/"));
                parley.Options.Databases.Add(bench.Url);
            },
            Token);

        Assert.Equal(text, (await node.Services.GetRequiredService<DocumentResolver>().ResolveAsync(hash, [], Token)).Value.Text);
        Assert.False((await node.Services.GetRequiredService<DocumentResolver>().ResolveAsync(DocumentHash.Of("another"), [], Token)).Succeeded);
        Assert.Equal([DatabaseBench.Routine], await node.Services.GetRequiredService<RoutineLibraries>().FindAsync(DatabaseBench.Address(1), Token));
    }

    [Fact]
    public async Task A_node_without_databases_has_no_library()
    {
        await using var node = await ParleyNode.CreateAsync(parley => parley.UseInMemoryStore(), Token);
        Assert.False(node.Services.GetRequiredService<RoutineLibraries>().Any);
    }
}
