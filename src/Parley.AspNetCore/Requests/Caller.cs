using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Parley.Core.Costs.Budgets;

namespace Parley.AspNetCore.Requests;

/// <summary>
/// Who sent a request, looked up once: a caller whom the host authenticated is known by name wherever they come from, all others by their address.
/// </summary>
internal readonly struct Caller
{
    /// <summary>What a caller without an address is called, such as one on a Unix socket.</summary>
    private const string Unknown = "unknown";

    /// <summary>Callers who come through a proxy on this machine that the host doesn't read the headers of: nobody can tell them apart.</summary>
    private const string Proxied = "proxied";

    private readonly string? _label;
    private readonly IPAddress? _address;

    private Caller(string? label, IPAddress? address) => (_label, _address) = (label, address);

    /// <summary>What their budget is kept by.</summary>
    public CallerKey Key => _address is { } address ? CallerKey.Of(address) : CallerKey.Of(_label!);

    /// <summary>What their requests are known by.</summary>
    public string Name => _address is { } address ? CallerKey.NameOf(address) : _label!;

    public static Caller Of(HttpContext context)
        // Asked of the feature, since the context makes an empty user for each request that has none.
        => context.Features.Get<IHttpAuthenticationFeature>()?.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? new Caller(CallerKey.UserPrefix + name, null)
            : context.Connection.RemoteIpAddress is not { } address ? new Caller(Unknown, null)
            : IsProxied(context.Request.Headers, address) ? new Caller(Proxied, null)
            : new Caller(null, address);

    /// <summary>Hosts that read these headers (UseForwardedHeaders) take them away and put the address in its place.</summary>
    private static bool IsProxied(IHeaderDictionary headers, IPAddress address)
        => IPAddress.IsLoopback(address) && (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"));
}
