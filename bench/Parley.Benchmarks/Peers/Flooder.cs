using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Parley.Benchmarks.Peers;

/// <summary>64 connections of one address that ask in plain language as often as they may. Arguments: address, the network that it comes from, requests a second. Prints how many were sent and refused.</summary>
internal static class Flooder
{
    private const int Connections = 64;

    public static async Task RunAsync(string[] arguments)
    {
        var (node, from) = (new Uri(arguments[0]), $"{arguments[1]}.200");
        var rate = double.Parse(arguments[2], CultureInfo.InvariantCulture);
        var request = RawCaller.Request(node, "/agents/weather", Encoding.UTF8.GetBytes("""{"protocolHash":null,"protocolSources":[],"body":"Please give me the forecast for London."}"""));
        await RawCaller.ReadyAsync();
        var (stop, started) = (RawCaller.UntilInputEnds(), Stopwatch.GetTimestamp());
        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => RawCaller.PaceAsync(node, from, _ => request, rate / Connections, stop)));
        RawCaller.Report(all.Sum(one => one.Sent), all.Sum(one => one.Refused), started);
    }
}
