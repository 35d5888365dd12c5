using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>The one seam through which bytes leave the node. Any HTTP status is a reply; only silence, refusal and excess are errors.</summary>
public interface ITransport
{
    ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}
