using System.Diagnostics;

namespace Parley.Benchmarks.Wire;

/// <summary>A cross-check by <c>wrk</c>, where it is installed.</summary>
internal static class Wrk
{
    public static async Task<string> CheckAsync(WireTarget floor, WireTarget node, WireOptions options)
    {
        if (options.StrictOnly || !IsInstalled())
        {
            return options.StrictOnly ? "wrk was not asked." : "wrk is not on the PATH: there is no cross-check by another load generator.";
        }

        return $"wrk, one run each, not on record counts: floor {await RunAsync(floor, options)}; routine {await RunAsync(node, options)}.";
    }

    private static bool IsInstalled()
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    private static async Task<string> RunAsync(WireTarget target, WireOptions options)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = [==[{target.BodyText}]==]\n");
            var seconds = Math.Max(1, (int)options.RoundTime.TotalSeconds);
            var start = new ProcessStartInfo("wrk", ["-t1", $"-c{options.Connections}", $"-d{seconds}s", "-s", script, $"http://127.0.0.1:{target.Port}{target.Path}"]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output.Split('\n').FirstOrDefault(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal))?.Split(':')[1].Trim() is { } rate ? $"{rate} requests/s" : "no figure";
        }
        finally
        {
            File.Delete(script);
        }
    }
}
