using System.Diagnostics;
using System.Globalization;

namespace Parley.Benchmarks.Routines;

/// <summary>The same program under node, when it is installed: an optimising compiler without limits, for comparison.</summary>
internal static class NodeScript
{
    private const string Loop = """
        const request = JSON.parse(process.argv[1]);
        const text = JSON.stringify(request);
        let sink = 0;
        const values = n => { for (let i = 0; i < n; i++) { request.days = i & 7; sink += handle(request).nights; } };
        const texts = n => { for (let i = 0; i < n; i++) { sink += JSON.stringify(handle(JSON.parse(text))).length; } };
        const rate = (run, n) => { run(n); const t = process.hrtime.bigint(); run(n); return n / (Number(process.hrtime.bigint() - t) / 1e9); };
        console.log(rate(values, 5e6), rate(texts, 5e5), sink > 0);
        """;

    /// <summary>Calls a second from value to value and from text to text; null when there is no node.</summary>
    public static (double Values, double Texts)? Measure()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["-e", RoutineSources.Map + Loop, RoutineSources.Request]) { RedirectStandardOutput = true });
            var words = node!.StandardOutput.ReadToEnd().Split(' ');
            return words.Length < 2 ? null : (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
