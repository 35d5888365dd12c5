using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Parley.Benchmarks.Peers;

/// <summary>500 connections of one address, half in their heads and half in their bodies, each a byte a second; those that are closed are opened again. Arguments: address, the network that it comes from.</summary>
internal static class Dripper
{
    private const int Connections = 500;

    public static async Task RunAsync(string[] arguments)
    {
        var (node, from) = (new Uri(arguments[0]), $"{arguments[1]}.201");
        await RawCaller.ReadyAsync();
        var (stop, started) = (RawCaller.UntilInputEnds(), Stopwatch.GetTimestamp());
        var opened = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => DripAsync(node, from, i, stop)));
        RawCaller.Report(opened.Sum(), opened.Sum() - Connections, started);
    }

    private static async Task<long> DripAsync(Uri node, string from, int number, CancellationToken stop)
    {
        var start = Encoding.ASCII.GetBytes(number % 2 == 0
            ? $"POST /agents/weather HTTP/1.1\r\nHost: {node.Authority}\r\nContent-Length: 100000\r\n\r\n{{"
            : $"POST /agents/weather HTTP/1.1\r\nHost: {node.Authority}\r\nX-Drip: ");
        var opened = 0L;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(number * 2, stop);
                using var socket = await RawCaller.ConnectAsync(node, from);
                opened++;
                await socket.SendAsync(start, stop);
                while (!(socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0))
                {
                    await Task.Delay(1000, stop);
                    await socket.SendAsync("x"u8.ToArray(), stop);
                }
            }
            catch (SocketException)
            {
                // Hung up on: it comes again.
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return opened;
    }
}
