using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Benchmarks.Wire.Servers;
using Parley.Core.Costs;
using Parley.Core.Transport;

namespace Parley.Benchmarks.Wire.Stages;

/// <summary>The stages alone, and with a number of seconds the whole exchange over and over on one thread: something for a profiler to look at.</summary>
internal static class StagesRole
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("parley-stages-").FullName;
        try
        {
            if (arguments.Length > 0)
            {
                await RepeatAsync(Path.Combine(folder, "spin.db"), TimeSpan.FromSeconds(double.Parse(arguments[0], null)), records: arguments.Length == 1);
                return 0;
            }

            foreach (var stage in await StageCosts.MeasureAsync(Path.Combine(folder, "stages.db")))
            {
                Console.WriteLine(stage);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RepeatAsync(string path, TimeSpan time, bool records)
    {
        await using var node = await ParleyNode.CreateAsync(parley =>
        {
            Weather.Describe(parley.UseStore(path));
            if (!records)
            {
                parley.Services.Replace(ServiceDescriptor.Singleton<IExchangeStore>(new DiscardingStore()));
            }
        });
        await LiveRoutine.PrepareAsync(node.Services);
        var inbound = node.Services.GetRequiredService<IInbound>();
        var post = StageCosts.Post();
        var started = Stopwatch.GetTimestamp();
        long done = 0;
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            for (var i = 0; i < 256; i++)
            {
                await inbound.ReceiveAsync(post, CancellationToken.None);
            }

            done += 256;
        }

        Console.WriteLine($"{done} exchanges, {Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds / done:0.0} µs of CPU each.");
    }
}
