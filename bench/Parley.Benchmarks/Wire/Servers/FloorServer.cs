using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Benchmarks.Processes;

namespace Parley.Benchmarks.Wire.Servers;

/// <summary>The floor: a typed JSON echo as anybody would write it, on the same server with the same settings.</summary>
internal static partial class FloorServer
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(Unwatched.Arguments);
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, EchoJson.Default));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/echo", (EchoBody body) => body);
        await app.StartAsync();
        await RoleConsole.ServeAsync(new JsonObject { ["port"] = Port(app) }, _ => Task.FromResult(RoleConsole.Spent()));
        await app.StopAsync();
        return 0;
    }

    public static int Port(WebApplication app) => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    internal sealed record EchoBody(string City, string Day, string Unit, string Traveller);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(EchoBody))]
    private sealed partial class EchoJson : JsonSerializerContext;
}
