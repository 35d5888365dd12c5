using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Benchmarks.Processes;
using Parley.Core.Costs;
using Parley.Core.Skills;

namespace Parley.Benchmarks.Soak;

/// <summary>The node under load, in a process of its own: a shop with skills of every effect, the default store, the offline model.</summary>
internal static class SoakNode
{
    public const string Role = "soak-node";
    public const string FiguresPath = "/figures";

    public static Command Create()
    {
        var store = new Argument<string>("store");
        var command = new Command(Role) { Hidden = true };
        command.Add(store);
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(store)!));
        return command;
    }

    private static async Task RunAsync(string store)
    {
        var builder = WebApplication.CreateSlimBuilder(Unwatched.Arguments);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddParley().UseStore(store).AddAgent("shop", Describe);
        var app = builder.Build();
        app.MapParley("/parley");
        app.MapGet(FiguresPath, async (IExchangeStore exchanges, CancellationToken cancellationToken) => Results.Json(await SampleAsync(store, exchanges, cancellationToken), SoakJson.Default.SoakSample));
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await ChildProcess.ParentGoneAsync();
        await app.StopAsync();
    }

    private static void Describe(AgentBuilder agent) => agent
        .Describe("A shop: prices, stock and orders.")
        .AddSkill("getPrice", "Price of an article.", (string article, int quantity) => new { cents = (article.Length * 10 + 5) * quantity }, SkillEffect.None, SkillVisibility.Negotiated)
        .AddSkill("getStock", "Number of pieces in stock.", (string article) => new { pieces = article.Length }, SkillEffect.None)
        .AddSkill("setShelf", "Put an article on a shelf.", (string article, int shelf) => new { shelf }, SkillEffect.Idempotent)
        .AddSkill("placeOrder", "Order an article.", (string article, int quantity) => new { order = $"{article}-{quantity}" }, SkillEffect.Once);

    private static async Task<SoakSample> SampleAsync(string store, IExchangeStore exchanges, CancellationToken cancellationToken)
    {
        long records = 0;
        await foreach (var _ in exchanges.ReadAllAsync(cancellationToken))
        {
            records++;
        }

        var files = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(store))!, $"{Path.GetFileName(store)}*");
        return SoakSample.Take(files.Sum(file => new FileInfo(file).Length), records);
    }
}
