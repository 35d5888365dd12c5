using Parley.Core.Diagnostics;
using Parley.Core.Transport;

namespace Parley.Simulations.Network.Wires;

/// <summary>Fetches documents over the in-memory network, on which every address is known.</summary>
internal sealed class NetworkFetch(InMemoryNetwork network) : IGuardedFetch
{
    public async ValueTask<Outcome<FetchedText>> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        var sent = await network.SendAsync(new TransportRequest { Method = "GET", Url = url, MaxReplyBytes = maxBytes }, cancellationToken);
        return !sent.TryGet(out var reply, out var error) ? error
            : reply.Status == 200 ? new FetchedText(reply.Body, null)
            : new ParleyError(ParleyErrorCode.PeerFailed, $"{url} answers with status {reply.Status}.");
    }
}
