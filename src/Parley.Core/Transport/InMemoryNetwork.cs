using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>
/// A network within the process, for tests and simulations. A request is handled on its sender's own thread of control, so that
/// a run which is driven by one caller is deterministic: the same run gives the same <see cref="TraceHash"/>.
/// </summary>
/// <param name="time">Where given, a request whose time is up ends in a timeout; otherwise requests wait as long as they must.</param>
public sealed class InMemoryNetwork(TimeProvider? time = null) : ITransport, IDisposable
{
    private const int LostReply = -1;
    private readonly ConcurrentDictionary<string, IInbound> _listeners = new(StringComparer.Ordinal);
    private readonly InMemoryTrace _trace = new();

    /// <summary>SHA-256 (64 hex digits) over method, URL, body, status and reply body of everything carried so far, in order.</summary>
    public string TraceHash => _trace.Value;

    /// <summary>Decides what becomes of each request. Null carries all of them.</summary>
    public Func<TransportRequest, InMemoryFault>? Faults { get; set; }

    /// <summary>Hands every request for the URL's host and port to <paramref name="inbound"/>, in place of whoever listened there.</summary>
    public void Listen(Uri url, IInbound inbound) => _listeners[Authority(url)] = inbound;

    /// <summary>Nobody listens there any more.</summary>
    public void Stop(Uri url) => _listeners.TryRemove(Authority(url), out _);

    /// <summary>Stops delivering.</summary>
    public void Dispose() => _trace.Dispose();

    /// <inheritdoc />
    public async ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        _trace.Request(request);
        var fault = Faults?.Invoke(request) ?? InMemoryFault.None;
        if (fault == InMemoryFault.Refuse || !_listeners.TryGetValue(Authority(request.Url), out var inbound))
        {
            return Lost(new ParleyError(ParleyErrorCode.PeerUnreachable, $"Nobody listens at {Authority(request.Url)}; start the node there, or correct the address."));
        }

        if (fault == InMemoryFault.LoseRequest)
        {
            return Lost(TimedOut(request));
        }

        using var timeout = time is null ? null : new CancellationTokenSource(request.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout?.Token ?? CancellationToken.None);
        try
        {
            var reply = await inbound.ReceiveAsync(request, both.Token);
            return fault == InMemoryFault.LoseReply ? Lost(TimedOut(request)) : Deliver(request, reply);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(TimedOut(request));
        }
    }

    private Outcome<TransportReply> Deliver(TransportRequest request, TransportReply reply)
    {
        if (reply.Body.Length > request.MaxReplyBytes)
        {
            return Lost(TooLarge(request));
        }

        _trace.Reply(reply.Status, reply.Body);
        return reply.Events is { } events ? reply with { Events = Traced(request, reply.Status, events) } : reply;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Traced(
        TransportRequest request, int status, IAsyncEnumerable<ReadOnlyMemory<byte>> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var total = 0L;
        await foreach (var item in events.WithCancellation(cancellationToken))
        {
            if ((total += item.Length) > request.MaxReplyBytes)
            {
                throw new TransportException(TooLarge(request));
            }

            _trace.Reply(status, item);
            yield return item;
        }
    }

    private ParleyError Lost(ParleyError error)
    {
        _trace.Reply(LostReply, ReadOnlyMemory<byte>.Empty);
        return error;
    }

    private static ParleyError TimedOut(TransportRequest request)
        => new(ParleyErrorCode.Timeout, $"No reply from {request.Url} within {request.Timeout.TotalSeconds:0.###} s; it is not known whether the request arrived.");

    private static ParleyError TooLarge(TransportRequest request)
        => new(ParleyErrorCode.TooLarge, $"The reply of {request.Url} is longer than {request.MaxReplyBytes} bytes.");

    private static string Authority(Uri url) => $"{url.IdnHost}:{url.Port}";
}
