using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;

namespace Parley.InteropTests.Hosting;

/// <summary>An application of somebody's with a node in it, on a free port of the loopback address.</summary>
internal sealed class KestrelNode : IAsyncDisposable
{
    private KestrelNode(WebApplication app) => App = app;

    public WebApplication App { get; }

    public Uri Url => new(App.Urls.First());

    public HttpClient Http { get; } = new();

    public static async Task<KestrelNode> StartAsync(Action<ParleyBuilder> describe, string prefix = "/parley", Action<IEndpointConventionBuilder>? conventions = null, Action<WebApplication>? application = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);
        describe(builder.Services.AddParley().UseInMemoryStore());
        var app = builder.Build();
        application?.Invoke(app);
        var mapped = app.MapParley(prefix);
        conventions?.Invoke(mapped);
        var node = new KestrelNode(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        node.Http.BaseAddress = node.Url;
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }
}
