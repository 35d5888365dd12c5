using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Parley.Benchmarks.Peers;

/// <summary>Connections from an address of one's own on this machine, with as little work around them as can be: an attacker's time is not what is measured.</summary>
internal static class RawCaller
{
    public static async Task<Socket> ConnectAsync(Uri node, string from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Parse(node.Host), node.Port);
        return socket;
    }

    public static byte[] Request(Uri node, string path, byte[] body)
        => [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {node.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>Sends requests over one connection at a pace, opens it again when it was closed, and counts answers by whether they were refused.</summary>
    public static async Task<(long Sent, long Refused)> PaceAsync(Uri node, string from, Func<long, byte[]> request, double perSecond, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var (sent, refused) = (0L, 0L);
        var reply = new byte[16 << 10];
        var isOnItsWay = false;
        Socket? socket = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                socket ??= await ConnectAsync(node, from);
                if (TimeSpan.FromSeconds(sent / perSecond) - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait, stop);
                }

                await socket.SendAsync(request(sent), stop);
                sent++;
                isOnItsWay = true;
                var count = await socket.ReceiveAsync(reply, stop);
                isOnItsWay = false;
                refused += count > 12 && reply[9] == '4' && reply[10] == '2' && reply[11] == '9' ? 1 : 0;
                if (count == 0)
                {
                    throw new SocketException((int)SocketError.ConnectionReset);
                }
            }
            catch (SocketException)
            {
                socket?.Dispose();
                (socket, isOnItsWay) = (null, false);
                await Task.Delay(10, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                sent -= isOnItsWay ? 1 : 0; // cut off by the end: nobody knows whether it was refused
                break;
            }
        }

        socket?.Dispose();
        return (sent, refused);
    }

    /// <summary>Says that the process has started and waits for a line: what a start costs is no attack.</summary>
    public static async Task ReadyAsync()
    {
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
    }

    /// <summary>What one attack came to, over the whole time in which it sent: the run that measures beside it begins later and ends earlier.</summary>
    public static void Report(long sent, long refused, long started)
        => Console.WriteLine(JsonSerializer.Serialize(new { sent, refused, seconds = Stopwatch.GetElapsedTime(started).TotalSeconds }));

    /// <summary>Ends when standard input does, so that no attacker outlives the run.</summary>
    public static CancellationToken UntilInputEnds()
    {
        var stop = new CancellationTokenSource();
        _ = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            await stop.CancelAsync();
        });
        return stop.Token;
    }
}
