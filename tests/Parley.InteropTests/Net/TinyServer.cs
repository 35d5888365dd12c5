using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.InteropTests.Net;

/// <summary>A server on a free loopback port that answers each connection's one request with raw bytes.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, Task> _answer;
    private readonly Task _loop;

    public TinyServer(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = LoopAsync();
    }

    public TinyServer(Func<string, string> answer)
        : this((request, stream) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request))).AsTask())
    {
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    public int Connections { get; private set; }

    public static string Ok(string body, string headers = "Content-Type: text/plain\r\n")
        => $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                await using var stream = client.GetStream();
                try
                {
                    await _answer(await ReadAsync(stream), stream);
                }
                catch (IOException)
                {
                    // The client hung up, as some tests want it to.
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            bytes.AddRange(buffer.AsSpan(0, count));
            var text = Encoding.UTF8.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (count == 0 || (end >= 0 && bytes.Count >= end + 4 + ContentLength(text)))
            {
                return text;
            }
        }
    }

    private static int ContentLength(string text)
    {
        const string name = "Content-Length: ";
        var start = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : int.Parse(text[(start + name.Length)..text.IndexOf('\r', start)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
