using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        var builder = Find(services) ?? Start(services, new ParleyOptions());
        configure?.Invoke(builder.Options);
        return builder;
    }

    /// <summary>Adds the node that a configuration describes. Throws <see cref="ParleyConfigurationException"/> with all its mistakes.</summary>
    public static ParleyBuilder AddParley(this IServiceCollection services, ParleyConfiguration configuration)
    {
        if (configuration.Mistakes.Count > 0)
        {
            throw new ParleyConfigurationException(configuration.Mistakes);
        }

        return Find(services) is null
            ? Start(services, configuration.Options)
            : throw new InvalidOperationException("There is a node already: add the configuration first and go on with AddParley() after it.");
    }

    /// <summary>Adds the node that a section such as <c>builder.Configuration.GetSection("Parley")</c> describes, in the shape of <c>parley.json</c>.</summary>
    /// <param name="folder">What relative paths start from. Default the working directory.</param>
    public static ParleyBuilder AddParley(this IServiceCollection services, IConfiguration section, string folder = ".")
        => services.AddParley(ParleyConfiguration.Read(section, folder));

    private static ParleyBuilder Start(IServiceCollection services, ParleyOptions options)
    {
        var code = new StandardCode();
        services.AddSingleton(options);
        services.AddSingleton(code);
        NodeServices.Add(services, options);
        return new ParleyBuilder(services, options, code);
    }

    private static ParleyBuilder? Find(IServiceCollection services)
        => Find<ParleyOptions>(services) is { } options && Find<StandardCode>(services) is { } code ? new ParleyBuilder(services, options, code) : null;

    private static T? Find<T>(IServiceCollection services)
        where T : class
        => services.FirstOrDefault(service => service.ServiceType == typeof(T))?.ImplementationInstance as T;
}
