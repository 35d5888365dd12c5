using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>The one seam through which bytes leave the node. Any HTTP status is a reply; only silence, refusal and excess are errors.</summary>
public interface ITransport
{
    /// <summary>Sends one request and returns its reply, whatever its status. Fails when there is none; the error says whether the request may have arrived.</summary>
    ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}
