using Parley.Core.Diagnostics;
using Parley.Core.Transport;

namespace Parley.Net.Http;

/// <summary>What a failed HTTP call means, in words that say what to do.</summary>
internal static class HttpFailure
{
    public static ParleyError Of(Uri url, HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Unreachable($"The name '{url.Host}' can't be resolved; check the address {url}."),
        HttpRequestError.ConnectionError => Unreachable($"Nobody answers at {Origin(url)}: {failure.Message.TrimEnd('.')}. Is the server running there?"),
        HttpRequestError.SecureConnectionError => Unreachable($"No TLS connection to {Origin(url)}: {Reason(failure)} Check its certificate, or whether it speaks https at all."),
        HttpRequestError.ProxyTunnelError => Unreachable($"The proxy does not lead to {Origin(url)}: {failure.Message} Check HTTPS_PROXY and NO_PROXY."),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError
            => new(ParleyErrorCode.PeerNonsense, $"{Origin(url)} does not answer in HTTP: {failure.Message}"),
        HttpRequestError.ConfigurationLimitExceeded => new(ParleyErrorCode.TooLarge, $"The headers of the reply of {Origin(url)} are too long."),
        _ => Broken(url, failure),
    };

    /// <summary>The connection ended after the request may have arrived.</summary>
    public static ParleyError Broken(Uri url, Exception failure)
        => new(ParleyErrorCode.PeerFailed, $"The connection to {Origin(url)} broke before the reply was complete: {Reason(failure)} It is not known whether the request was handled.");

    public static ParleyError TimedOut(TransportRequest request)
        => new(ParleyErrorCode.Timeout, $"No complete reply from {Origin(request.Url)} within {request.Timeout.TotalSeconds:0.###} s; it is not known whether the request was handled.");

    /// <summary>The socket's handler says by the inner exception that it found no connection in time. Any other that gave up may have sent the request.</summary>
    public static ParleyError GivenUp(Uri url, OperationCanceledException failure) => failure.InnerException is TimeoutException
        ? Unreachable($"No connection to {url.Authority} in time; is the server running there?")
        : new(ParleyErrorCode.Timeout, $"A handler of this node's own gave up on {Origin(url)}; it is not known whether the request was handled.");

    public static ParleyError TooLarge(TransportRequest request)
        => new(ParleyErrorCode.TooLarge, $"The reply of {Origin(request.Url)} is longer than {request.MaxReplyBytes} bytes.");

    /// <summary>The query may hold a caller's values; it doesn't belong into messages.</summary>
    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static ParleyError Unreachable(string message) => new(ParleyErrorCode.PeerUnreachable, message);

    private static string Reason(Exception failure)
    {
        var reason = (failure.InnerException ?? failure).Message;
        return reason.EndsWith('.') ? reason : reason + ".";
    }
}
