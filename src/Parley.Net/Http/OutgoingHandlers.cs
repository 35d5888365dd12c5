using System.Net;

namespace Parley.Net.Http;

/// <summary>The handlers that open connections to peers, models and HTTP tools.</summary>
public static class OutgoingHandlers
{
    /// <summary>
    /// Cookies, redirects and decompression off, connections renewed every 5 minutes so that a changed DNS entry is seen, 15 s to connect,
    /// the system's proxy for everything but this machine.
    /// </summary>
    public static SocketsHttpHandler Create()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
        };
        Restrict(handler);
        return handler;
    }

    /// <summary>
    /// Holds a handler of the application's to what an exchange relies on: what was asked is what is sent, to whom it was meant, and a reply's length is what
    /// crossed the wire. Handlers of other kinds are left as they are; their owner vouches for them.
    /// </summary>
    public static void Restrict(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                (sockets.UseCookies, sockets.AllowAutoRedirect, sockets.AutomaticDecompression) = (false, false, DecompressionMethods.None);
                break;
            case HttpClientHandler client:
                (client.UseCookies, client.AllowAutoRedirect, client.AutomaticDecompression) = (false, false, DecompressionMethods.None);
                break;
        }
    }
}
