namespace Parley.Core.Transport;

/// <summary>The other end of <see cref="ITransport"/>: what a listener hands a received request to.</summary>
public interface IInbound
{
    /// <summary>Answers every request; an expected failure is a reply too.</summary>
    ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken);
}
