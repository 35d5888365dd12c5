using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Peers;

/// <summary>Sends at a steady rate, on time whether or not answers come, so that waiting in a queue counts. Arguments: address, rate, seconds. Prints one JSON object.</summary>
internal static class GoodCaller
{
    public static async Task RunAsync(string[] arguments)
    {
        var (rate, seconds) = (int.Parse(arguments[1], CultureInfo.InvariantCulture), double.Parse(arguments[2], CultureInfo.InvariantCulture));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(arguments[0]) };
        var card = await http.GetFromJsonAsync<JsonNode>("agents/weather");
        var hash = card!["skills"]![0]!["document"]!.GetValue<string>();
        var body = JsonSerializer.SerializeToUtf8Bytes(new { protocolHash = hash, protocolSources = Array.Empty<string>(), body = """{"location":"London"}""" });
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(http, body);
        }

        var started = Stopwatch.GetTimestamp();
        List<Task<double?>> sent = [];
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            sent.Add(TimeAsync(http, body, started, due));
        }

        var times = await Task.WhenAll(sent);
        var good = times.OfType<double>().Order().ToList();
        Console.WriteLine(new JsonObject { ["p50"] = At(good, 0.5), ["p99"] = At(good, 0.99), ["failed"] = times.Length - good.Count, ["sent"] = times.Length }.ToJsonString());
    }

    private static async Task<double?> TimeAsync(HttpClient http, byte[] body, long started, TimeSpan due)
        => await SendAsync(http, body) ? (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds : null;

    private static async Task<bool> SendAsync(HttpClient http, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var reply = await http.PostAsync(new Uri("agents/weather", UriKind.Relative), content);
        var text = await reply.Content.ReadAsStringAsync();
        return text.Contains("success", StringComparison.Ordinal);
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.MaxValue : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
