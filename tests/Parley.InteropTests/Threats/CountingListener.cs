using System.Net;
using System.Net.Sockets;

namespace Parley.InteropTests.Threats;

/// <summary>Listens on every address of this machine, IPv4 and IPv6, and counts who connects.</summary>
internal sealed class CountingListener : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private int _connections;

    public CountingListener()
    {
        _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        _socket.Listen(64);
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _loop = LoopAsync();
    }

    public int Port { get; }

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _socket.AcceptAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
