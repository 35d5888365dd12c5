using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Composition;
using Parley.Configuration;
using Parley.Options;

namespace Parley;

/// <summary>Makes an application a node.</summary>
public static class ParleyServices
{
    /// <summary>
    /// Adds a node with the defaults wired: SQLite store <c>parley.db</c>, the offline model, HTTP with the guarded fetch. Calling it again goes on with the same node.
    /// The node starts and stops with the host; <c>app.MapParley("/parley")</c> makes its agents reachable.
    /// </summary>
    public static ParleyBuilder AddParley(this IServiceCollection services, Action<ParleyOptions>? configure = null)
    {
        if (Find<ParleyOptions>(services) is not { } options || Find<StandardCode>(services) is not { } code)
        {
            (options, code) = (new ParleyOptions(), new StandardCode());
            services.AddSingleton(options);
            services.AddSingleton(code);
            NodeServices.Add(services, options);
        }

        configure?.Invoke(options);
        return new ParleyBuilder(services, options, code);
    }

    private static T? Find<T>(IServiceCollection services)
        where T : class
        => services.FirstOrDefault(service => service.ServiceType == typeof(T))?.ImplementationInstance as T;
}
