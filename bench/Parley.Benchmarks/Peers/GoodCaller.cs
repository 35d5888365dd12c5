using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Peers;

/// <summary>
/// Sends at a steady rate from four addresses, each request counted from when it was due, so that waiting in a queue counts. Argument: address, requests a second.
/// Stays warm between measurements: each line of standard input is the seconds of one, and each prints one JSON object.
/// </summary>
internal static class GoodCaller
{
    private const int Connections = 16;
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
            var times = (await Task.WhenAll(sockets.Select((socket, i) => CallAsync(socket, request, started, i, count, rate)))).SelectMany(one => one).ToList();
            Console.WriteLine(JsonSerializer.Serialize(new { sent = times.Count, times = times.Where(time => time >= 0).Select(time => Math.Round(time, 3)) }));
        }
    }

    /// <summary>Milliseconds from due to answered; negative when the answer was not a good one.</summary>
    private static async Task<List<double>> CallAsync(Socket socket, byte[] request, long started, int number, int count, double rate)
    {
        var times = new List<double>(count);
        var reply = new byte[16 << 10];
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(((i * Connections) + number) / rate);
            // Timers count whole milliseconds and may be early; no request may go before it is due.
            while (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)));
            }

            await socket.SendAsync(request);
            var length = await ReceiveAsync(socket, reply);
            var isGood = reply.AsSpan(0, length).IndexOf("\"success\""u8) >= 0;
            times.Add(isGood ? (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds : -1);
            if (!isGood)
            {
                await Console.Error.WriteLineAsync(Encoding.UTF8.GetString(reply, 0, length));
            }
        }

        return times;
    }

    /// <summary>One whole reply, however the network cuts it.</summary>
    private static async Task<int> ReceiveAsync(Socket socket, byte[] reply)
    {
        var length = 0;
        while (length == 0 || !IsWhole(reply.AsSpan(0, length)))
        {
            var count = await socket.ReceiveAsync(reply.AsMemory(length));
            length += count > 0 ? count : throw new IOException("The node hung up on the good caller.");
        }

        return length;
    }

    private static bool IsWhole(ReadOnlySpan<byte> reply)
    {
        const string Name = "Content-Length: ";
        var head = Encoding.ASCII.GetString(reply[..Math.Max(0, reply.IndexOf("\r\n\r\n"u8))]);
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && reply.Length >= head.Length + 4 + int.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
