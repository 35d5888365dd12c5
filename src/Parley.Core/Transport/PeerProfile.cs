using Parley.Protocol.Messages;

namespace Parley.Core.Transport;

/// <summary>What a peer was found to be; immutable, looked up again when it grows old or a call shows that it changed.</summary>
/// <param name="Url">Absolute, without a trailing slash: what requests are posted to.</param>
/// <param name="Dialect">What the peer is spoken to in.</param>
/// <param name="Card">The card of a Parley agent; null for all others.</param>
/// <param name="Offers">Documents that the peer lists.</param>
public sealed record PeerProfile(Uri Url, AgoraDialect Dialect, AgentCard? Card, IReadOnlyList<DocumentOffer> Offers, DateTimeOffset FoundAt)
{
    /// <summary>The key under which counts and records are kept.</summary>
    public string Key => Url.AbsoluteUri.TrimEnd('/');

    /// <summary>A path below the peer's URL.</summary>
    public Uri At(string path) => new($"{Key}/{path}");
}
