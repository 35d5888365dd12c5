using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Parley.Core.Transport;
using Parley.Net.Fetching;
using Parley.Net.Http;
using Parley.Options;

namespace Parley.Composition;

/// <summary>
/// The ways out over HTTP, as named clients of <see cref="IHttpClientFactory"/>. An application may add handlers to both; it may replace the connections of
/// <see cref="ParleyHttp.Peers"/>, never those of <see cref="ParleyHttp.Fetch"/>, where the guard is.
/// </summary>
internal static class HttpServices
{
    public static void Add(IServiceCollection services, ParleyOptions options)
    {
        // Connections renew themselves, so unless the application says otherwise handlers live as long as the node.
        services.AddHttpClient(ParleyHttp.Peers).RemoveAllLoggers().SetHandlerLifetime(Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(OutgoingHandlers.Create);
        services.AddHttpClient(ParleyHttp.Fetch).RemoveAllLoggers().SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        // After everything that the application configures, in whatever order it does.
        services.PostConfigure<HttpClientFactoryOptions>(ParleyHttp.Peers, client => client.HttpMessageHandlerBuilderActions.Add(builder => OutgoingHandlers.Restrict(builder.PrimaryHandler)));
        services.PostConfigure<HttpClientFactoryOptions>(ParleyHttp.Fetch, client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = GuardedFetch.CreateHandler(options.Fetch)));

        services.TryAddSingleton<ITransport>(provider => new HttpTransport(provider.GetRequiredService<TimeProvider>(), Client(provider, ParleyHttp.Peers)));
        services.TryAddSingleton<IGuardedFetch>(provider => new GuardedFetch(options.Fetch, provider.GetRequiredService<TimeProvider>(), Client(provider, ParleyHttp.Fetch)));
    }

    /// <summary>The factory is asked each time, so that a handler lifetime that the application sets is kept.</summary>
    private static Func<HttpMessageInvoker> Client(IServiceProvider provider, string name)
    {
        var handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();
        return () => new HttpMessageInvoker(handlers.CreateHandler(name), disposeHandler: false);
    }
}
