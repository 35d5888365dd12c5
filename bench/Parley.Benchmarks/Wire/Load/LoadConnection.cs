using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parley.Benchmarks.Wire.Load;

/// <summary>One connection that is kept alive: sends the prepared bytes, reads the reply, and sends again until it is told to stop.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly LoadRound _round;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receiving = new();
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _received;
    private long _sentAt;

    public LoadConnection(LoadRound round)
    {
        _round = round;
        _receiving.Completed += (_, _) => Continue();
    }

    public void Start(int port)
    {
        _socket.Connect(IPAddress.Loopback, port);
        Send();
        Receive();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _receiving.Dispose();
    }

    private void Send()
    {
        _received = 0;
        _sentAt = Stopwatch.GetTimestamp();
        _socket.Send(_round.Request);
    }

    private void Continue()
    {
        if (Take())
        {
            Receive();
        }
    }

    /// <summary>A reply that is there at once doesn't come through the event.</summary>
    private void Receive()
    {
        do
        {
            _receiving.SetBuffer(_buffer, _received, _buffer.Length - _received);
        }
        while (!_socket.ReceiveAsync(_receiving) && Take());
    }

    /// <summary>False when this connection has ended.</summary>
    private bool Take()
    {
        if (_receiving.SocketError != SocketError.Success || _receiving.BytesTransferred == 0)
        {
            _round.End(failed: true);
            return false;
        }

        _received += _receiving.BytesTransferred;
        var reply = HttpReply.Read(_buffer.AsSpan(0, _received), _round.Expected);
        if (!reply.IsWhole)
        {
            return true;
        }

        if (!_round.Count(Stopwatch.GetElapsedTime(_sentAt), _received, reply.IsOk))
        {
            _round.End(failed: false);
            return false;
        }

        Send();
        return true;
    }
}
