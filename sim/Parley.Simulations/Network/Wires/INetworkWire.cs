using Parley.Core.Transport;

namespace Parley.Simulations.Network.Wires;

/// <summary>What the parties of a run reach each other by, and all that they have in common.</summary>
internal interface INetworkWire : IAsyncDisposable
{
    /// <summary>Carries requests of every party.</summary>
    ITransport Transport { get; }

    /// <summary>Fetches documents for every party.</summary>
    IGuardedFetch Fetch { get; }

    /// <summary>SHA-256 over all that was carried, in order; null where the order or the addresses are not the same in every run.</summary>
    string? TraceHash { get; }

    /// <summary>Where a party of this name is reached, whether or not it is there yet.</summary>
    Uri UrlOf(string name);

    /// <summary>From now on the party answers there.</summary>
    void Listen(string name, Party party);

    /// <summary>Nobody answers there any more.</summary>
    void Stop(string name);
}
