using Parley.Core.Transport;

namespace Parley.Tests.Hosting.Composition;

/// <summary>A node that is called and one that calls, over the in-memory network.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private static readonly Uri Url = new("http://bob.test");

    public required InMemoryNetwork Network { get; init; }

    public required ParleyNode Bob { get; init; }

    public required ParleyNode Alice { get; init; }

    public ParleyPeer Peer => Alice.Client.Peer($"{Url}agents/weather");

    public static async Task<TwoNodes> StartAsync(Action<ParleyBuilder> bob, Action<ParleyBuilder>? alice = null)
    {
        var network = new InMemoryNetwork();
        var cancellation = TestContext.Current.CancellationToken;
        var nodes = new TwoNodes
        {
            Network = network,
            Bob = await ParleyNode.CreateAsync(node =>
            {
                node.UseInMemoryStore().UseTransport(network);
                node.Options.Node.Url = Url;
                bob(node);
            }, cancellation),
            Alice = await ParleyNode.CreateAsync(node =>
            {
                node.UseInMemoryStore().UseTransport(network);
                alice?.Invoke(node);
            }, cancellation),
        };
        network.Listen(Url, nodes.Bob.Inbound);
        return nodes;
    }

    public async ValueTask DisposeAsync()
    {
        await Alice.DisposeAsync();
        await Bob.DisposeAsync();
        Network.Dispose();
    }
}
