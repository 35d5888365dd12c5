using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parley.Protocol.Documents;

namespace Parley.Benchmarks.Peers;

/// <summary>
/// Ten addresses that send what is wrong, 100 times a second together: texts under the hash of others, bodies a hundred thousand deep, unsuitable documents that are new each time,
/// long messages, conversations nobody goes on with. Arguments: address, the network that they are in.
/// </summary>
internal static class Liar
{
    private const int Connections = 10;
    private const double PerSecond = 100;

    public static async Task RunAsync(string[] arguments)
    {
        var (node, network) = (new Uri(arguments[0]), arguments[1]);
        var deep = RawCaller.Request(node, "/agents/weather", Encoding.UTF8.GetBytes($"{{\"protocolHash\":null,\"protocolSources\":[],\"body\":{new string('[', 100_000)}"));
        await RawCaller.ReadyAsync();
        var (stop, started) = (RawCaller.UntilInputEnds(), Stopwatch.GetTimestamp());
        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(one => RawCaller.PaceAsync(node, $"{network}.{one + 1}", number => Lie(node, deep, $"{network}-{one}", number), PerSecond / Connections, stop)));
        RawCaller.Report(all.Sum(one => one.Sent), all.Sum(one => one.Refused), started);
    }

    private static byte[] Lie(Uri node, byte[] deep, string connection, long number) => (number % 5) switch
    {
        0 => Post(node, DocumentHash.Of($"another {connection}").ToBase64(), $"A text {number}.", "{}"),
        1 => deep,
        2 => Post(node, null, $"Send a sonnet, number {connection}-{number}; the reply is the sonnet.", "{}"),
        3 => RawCaller.Request(node, "/agents/weather", JsonSerializer.SerializeToUtf8Bytes(new { protocolHash = (string?)null, protocolSources = Array.Empty<string>(), body = new string('x', 100_000) })),
        _ => RawCaller.Request(node, "/agents/weather", JsonSerializer.SerializeToUtf8Bytes(new { protocolHash = "negotiation", protocolSources = Array.Empty<string>(), body = "I want sonnets.", multiround = true })),
    };

    private static byte[] Post(Uri node, string? hash, string text, string body)
        => RawCaller.Request(node, "/agents/weather", JsonSerializer.SerializeToUtf8Bytes(new { protocolHash = hash ?? DocumentHash.Of(text).ToBase64(), protocolSources = new[] { DocumentSource.ToDataUri(text) }, body }));
}
