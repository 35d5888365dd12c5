using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Benchmarks.Processes;
using Parley.Core.Skills;

namespace Parley.Benchmarks.Peers;

/// <summary>A node with default limits and the default store, for which callers on this machine are strangers. Ends when its standard input does.</summary>
internal static class PeersNode
{
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parley-peers-");
        try
        {
            await ServeAsync(Path.Combine(folder.FullName, "parley.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ServeAsync(string store)
    {
        var builder = WebApplication.CreateSlimBuilder(Unwatched.Arguments);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(ServerLimits.Apply);
        var parley = builder.Services.AddParley().UseStore(store);
        parley.Options.Peers.TrustLoopback = false;
        parley.AddAgent("weather", agent => agent.Describe("Forecasts for European cities.").AddSkill("getForecast", "Forecast for a city.", (string location) => location.Length, SkillEffect.None));
        await using var app = builder.Build();
        app.MapParley("/");
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }
}
