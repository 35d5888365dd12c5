using Parley.Core.Transport;

namespace Parley.Simulations.Network.Wires;

/// <summary>A wire within the process.</summary>
internal sealed class MemoryWire : INetworkWire
{
    private readonly InMemoryNetwork _network = new();

    public MemoryWire() => Fetch = new NetworkFetch(_network);

    public ITransport Transport => _network;

    public IGuardedFetch Fetch { get; }

    public string TraceHash => _network.TraceHash;

    public Uri UrlOf(string name) => new($"http://{name.ToLowerInvariant()}.network/");

    public void Listen(string name, Party party) => _network.Listen(UrlOf(name), party.Inbound);

    public void Stop(string name) => _network.Stop(UrlOf(name));

    public ValueTask DisposeAsync()
    {
        _network.Dispose();
        return ValueTask.CompletedTask;
    }
}
