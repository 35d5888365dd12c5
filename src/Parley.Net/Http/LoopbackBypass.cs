using System.Net;

namespace Parley.Net.Http;

/// <summary>The system's proxy for everything but this machine: a proxy elsewhere can't reach a node on loopback.</summary>
internal sealed class LoopbackBypass(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system.IsBypassed(host);
}
