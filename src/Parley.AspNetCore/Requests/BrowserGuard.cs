using System.Net;
using Microsoft.AspNetCore.Http;
using Parley.Core.Diagnostics;

namespace Parley.AspNetCore.Requests;

/// <summary>
/// Keeps web pages from using a node through a person's browser: a page of another origin may not post to it (cross-site request forgery),
/// and a name that was rebound to a loopback address may not read from it (DNS rebinding). Agents send no <c>Origin</c> and are not touched.
/// </summary>
internal static class BrowserGuard
{
    /// <summary>Null when the request may pass.</summary>
    public static ParleyError? Check(HttpRequest request, Uri nodeUrl)
    {
        if (request.Headers.Origin is { Count: > 0 } origins && origins.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return ParleyError.Public(ParleyErrorCode.InvalidRequest, "A web page of another origin may not use this node.");
        }

        var isLoopback = request.HttpContext.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local);
        return !isLoopback || IsOwn(request.Host, nodeUrl)
            ? null
            : ParleyError.Public(ParleyErrorCode.InvalidRequest, $"This node is not '{request.Host.Host}'; if it is reached by this name, set node.url to it.");
    }

    private static bool IsOwn(HostString given, Uri nodeUrl)
    {
        var host = Name(given.Value);
        return host.IsEmpty
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals(nodeUrl.Host, StringComparison.OrdinalIgnoreCase)
            || IPAddress.IsValid(host.Trim("[]"));
    }

    /// <summary>The host without its port; an IPv6 address has its colons in brackets.</summary>
    private static ReadOnlySpan<char> Name(string? host)
    {
        var text = host.AsSpan();
        var colon = text.LastIndexOf(':');
        var isPort = colon > text.LastIndexOf(']') && (text[0] == '[' || text.IndexOf(':') == colon);
        return isPort ? text[..colon] : text;
    }
}
