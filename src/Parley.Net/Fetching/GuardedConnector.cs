using System.Net;
using System.Net.Sockets;

namespace Parley.Net.Fetching;

/// <summary>
/// Opens connections for the guarded fetch. A name is resolved once, all its addresses are checked, and the connection goes to a checked address:
/// a name that changes its answer between check and use gains nothing.
/// </summary>
internal sealed class GuardedConnector(IReadOnlySet<string> allowedOrigins, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public static string Origin(Uri url) => $"{url.Scheme}://{url.IdnHost}:{url.Port}".ToLowerInvariant();

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var literal) ? [literal] : await resolve(endpoint.Host, cancellationToken);
        if (!allowedOrigins.Contains(Origin(context.InitialRequestMessage.RequestUri!)))
        {
            Check(endpoint.Host, addresses);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (!socket.Connected)
            {
                socket.Dispose();
            }
        }
    }

    private static void Check(string host, IPAddress[] addresses)
    {
        if (addresses.Length == 0)
        {
            throw new RefusedAddressException($"The name '{host}' has no address.");
        }

        foreach (var address in addresses)
        {
            if (!AddressGuard.IsPublic(address, out var kind))
            {
                throw new RefusedAddressException($"The address {address} of '{host}' is {kind}; add its origin to fetch.allow if it is meant to be fetched.");
            }
        }
    }
}
