using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Peers;

/// <summary>
/// Sends at a steady rate from four addresses, each request counted from when it was sent, or from when it was due where the answer before came later than that. Argument: address, requests a second.
/// Stays warm between measurements: each line of standard input is the seconds of one, and each prints one JSON object.
/// </summary>
internal static class GoodCaller
{
    public const int Connections = 16;
    private const int Addresses = 4;

    public static async Task RunAsync(string[] arguments)
    {
        var (node, rate) = (new Uri(arguments[0]), double.Parse(arguments[1], CultureInfo.InvariantCulture));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var card = await http.GetFromJsonAsync<JsonNode>(new Uri(node, "agents/weather"));
        var hash = card!["skills"]![0]!["document"]!.GetValue<string>();
        var request = RawCaller.Request(node, "/agents/weather", JsonSerializer.SerializeToUtf8Bytes(new { protocolHash = hash, protocolSources = Array.Empty<string>(), body = """{"location":"London"}""" }));
        var sockets = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => RawCaller.ConnectAsync(node, $"127.0.0.{11 + (i % Addresses)}")));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var count = (int)(rate / Connections * double.Parse(line, CultureInfo.InvariantCulture));
            var started = Stopwatch.GetTimestamp();
            var times = sockets.Select(_ => new double[count]).ToArray();
            // Threads that block: a pool's idle workers and timers spin, which on a small machine is felt as if the node were slow.
            var threads = sockets.Select((socket, i) => new Thread(() => Call(socket, request, started, i / rate, Connections / rate, times[i]))).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Console.WriteLine(JsonSerializer.Serialize(new { sent = count * Connections, times = times.SelectMany(one => one).Where(time => time >= 0).Select(time => Math.Round(time, 3)) }));
        }
    }

    /// <summary>
    /// Milliseconds from sent to answered; from due, when the answer before was not there by then. Negative when the answer was not a good one.
    /// </summary>
    private static void Call(Socket socket, byte[] request, long started, double firstSeconds, double everySeconds, double[] times)
    {
        var reply = new byte[16 << 10];
        for (var i = 0; i < times.Length; i++)
        {
            var due = TimeSpan.FromSeconds(firstSeconds + (i * everySeconds));
            var begin = due;
            while (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
            {
                Thread.Sleep((int)Math.Ceiling(wait.TotalMilliseconds));
                begin = Stopwatch.GetElapsedTime(started);
            }

            socket.Send(request);
            var length = Receive(socket, reply);
            var isGood = reply.AsSpan(0, length).IndexOf("\"success\""u8) >= 0;
            times[i] = isGood ? (Stopwatch.GetElapsedTime(started) - begin).TotalMilliseconds : -1;
            if (!isGood)
            {
                Console.Error.WriteLine(Encoding.UTF8.GetString(reply, 0, length));
            }
        }
    }

    /// <summary>One whole reply, however the network cuts it.</summary>
    private static int Receive(Socket socket, byte[] reply)
    {
        var length = 0;
        while (length == 0 || !IsWhole(reply.AsSpan(0, length)))
        {
            var count = socket.Receive(reply.AsSpan(length));
            length += count > 0 ? count : throw new BenchmarkException("The node hung up on the good caller.");
        }

        return length;
    }

    private static bool IsWhole(ReadOnlySpan<byte> reply)
    {
        var end = reply.IndexOf("\r\n\r\n"u8);
        return end >= 0 && ContentLength.Of(reply[..end]) is { } length && reply.Length >= end + 4 + length;
    }
}
