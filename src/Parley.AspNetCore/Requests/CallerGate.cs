using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.AspNetCore.Requests;

/// <summary>
/// Knows who calls and turns away who calls too often, before a byte of the body is read. A caller whom the host authenticated is known by name wherever they come from; all others by their address.
/// </summary>
internal sealed class CallerGate(PeerBudgets budgets)
{
    /// <summary>What a caller without an address is called, such as one on a Unix socket.</summary>
    private const string Unknown = "unknown";

    /// <summary>Callers who come through a proxy on this machine that the host doesn't read the headers of: nobody can tell them apart.</summary>
    private const string Proxied = "proxied";

    private static readonly byte[] Refusal = JsonText.WriteUtf8(ErrorTable.Body(new ParleyError(ParleyErrorCode.TooManyRequests, ""))).ToArray();

    /// <summary>What requests of this caller are known by.</summary>
    public static string NameOf(HttpContext context) => UserOf(context) ?? (AddressOf(context) is { } address ? CallerKey.NameOf(address) : IsProxied(context) ? Proxied : Unknown);

    public Admission Admit(HttpContext context)
        => budgets.Admit(UserOf(context) is { } user ? CallerKey.Of(user) : AddressOf(context) is { } address ? CallerKey.Of(address) : CallerKey.Of(IsProxied(context) ? Proxied : Unknown));

    /// <summary>The connection stays: to take up a new one costs more than to say no again.</summary>
    public static ValueTask RefuseAsync(HttpContext context, Admission admission)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentType = "application/json";
        response.ContentLength = Refusal.Length;
        response.Headers.RetryAfter = ReplyWriter.Seconds(admission.RetryAfter!.Value);
        return HttpMethods.IsHead(context.Request.Method) ? ValueTask.CompletedTask : response.Body.WriteAsync(Refusal, context.RequestAborted);
    }

    private static string? UserOf(HttpContext context)
        // Asked of the feature, since the context makes an empty user for each request that has none.
        => context.Features.Get<IHttpAuthenticationFeature>()?.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? CallerKey.UserPrefix + name : null;

    private static IPAddress? AddressOf(HttpContext context) => IsProxied(context) ? null : context.Connection.RemoteIpAddress;

    /// <summary>Hosts that read these headers (UseForwardedHeaders) take them away and put the address in its place.</summary>
    private static bool IsProxied(HttpContext context)
        => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("Forwarded"));
}
