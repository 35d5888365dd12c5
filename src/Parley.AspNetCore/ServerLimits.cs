using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Parley.AspNetCore;

/// <summary>Limits of Kestrel for a node that strangers reach; <c>parley node</c> has them. A host that is more than a node decides for itself: <c>ConfigureKestrel(ServerLimits.Apply)</c>.</summary>
public static class ServerLimits
{
    /// <summary>
    /// A head within 10 s and of 16 KiB, bodies at no less than 240 bytes a second after 5 s, 10,000 connections, 60 s for an idle one.
    /// </summary>
    public static void Apply(KestrelServerOptions options)
    {
        var limits = options.Limits;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.MaxRequestLineSize = 8 << 10;
        limits.MaxConcurrentConnections = 10_000;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        options.AddServerHeader = false;
    }
}
