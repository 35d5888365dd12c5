using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Benchmarks.Processes;
using Parley.Benchmarks.Wire.Stages;
using Parley.Core.Costs;
using Parley.Core.Storage;

namespace Parley.Benchmarks.Wire.Servers;

/// <summary>A node in an application: its defaults, one agent, one document adopted and its routine live.</summary>
internal static class NodeServer
{
    public const string Relaxed = "relaxed";
    public const string Strict = "strict";

    public const string NoRecords = "no-records";

    /// <param name="arguments">Durability, the store's file, and where no records are to be kept, that.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(Unwatched.Arguments);
        builder.Logging.ClearProviders();
        var parley = builder.Services.AddParley();
        parley.Options.Node.Durability = arguments[0] == Strict ? Durability.Durable : Durability.Relaxed;
        Weather.Describe(parley.UseStore(arguments[1]));
        if (arguments.Contains(NoRecords))
        {
            parley.Services.Replace(ServiceDescriptor.Singleton<IExchangeStore>(new DiscardingStore()));
        }

        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapParley("/parley");
        await app.StartAsync();
        await LiveRoutine.PrepareAsync(app.Services);
        await RoleConsole.ServeAsync(new JsonObject { ["port"] = FloorServer.Port(app) }, line => AnswerAsync(app.Services, line));
        await app.StopAsync();
        return 0;
    }

    private static async Task<JsonObject> AnswerAsync(IServiceProvider services, string line)
        => line == "records" ? await CountAsync(services.GetRequiredService<IExchangeStore>()) : RoleConsole.Spent();

    /// <summary>Counts the exchanges that are on record as they should be: handled by the routine, without an error, with their call of the tool.</summary>
    private static async Task<JsonObject> CountAsync(IExchangeStore store)
    {
        long sound = 0;
        await foreach (var record in store.ReadAllAsync(CancellationToken.None))
        {
            sound += record is { Kind: RecordKind.Exchange, Mode: Mode.Routine, Error: null, ToolCalls.Count: 1 } ? 1 : 0;
        }

        return new JsonObject { ["sound"] = sound };
    }
}
