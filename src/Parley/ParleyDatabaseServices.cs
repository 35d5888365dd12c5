using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore.Health;
using Parley.Composition;
using Parley.Composition.Databases;
using Parley.Configuration;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Exchange;
using Parley.Core.Transport;
using Parley.Options;
using Parley.Routines;

namespace Parley;

/// <summary>Makes an application a protocol database.</summary>
public static class ParleyDatabaseServices
{
    /// <summary>
    /// Adds the protocol database that <see cref="ParleyOptions.Database"/> describes, in place of a node; <c>app.MapParley("")</c> makes it reachable.
    /// It starts and stops with the host. Throws <see cref="ParleyConfigurationException"/> with all mistakes.
    /// </summary>
    public static IServiceCollection AddParleyDatabase(this IServiceCollection services, ParleyConfiguration configuration)
    {
        if (configuration.Mistakes.Count > 0)
        {
            throw new ParleyConfigurationException(configuration.Mistakes);
        }

        var options = configuration.Options;
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(options.Database);
        services.AddSingleton(options.Database.Limits);
        // What listens asks for the limits of a node: its address is the database's, its messages are texts.
        services.AddSingleton(new NodeOptions { Name = options.Node.Name, Url = options.Database.Url, MaxMessageBytes = options.Database.Limits.MaxTextBytes, RequestTimeout = options.Node.RequestTimeout });
        HttpServices.Add(services, options);
        services.AddSingleton(provider => new PeerBudgets(options.Peers, () => options.Database.Url, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PeerBudgets>>()));
        services.AddSingleton<IRoutineRuntime>(provider => new RoutineRuntime(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DatabaseMemory>();
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseMemory>().Documents);
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseMemory>().Routines);
        services.AddSingleton<ProtocolDatabase>();
        services.AddSingleton<IInbound, DatabaseInbound>();
        services.AddSingleton(provider => new DatabaseSync(provider.GetRequiredService<ProtocolDatabase>(), Peers(provider, options.Database), provider.GetRequiredService<TimeProvider>()));
        services.AddParleyHealth();
        services.AddHostedService<DatabaseHostedService>();
        return services;
    }

    private static IReadOnlyList<DatabaseClient> Peers(IServiceProvider provider, DatabaseHostOptions database)
        => [.. database.Peers.Select(url => new DatabaseClient(url, provider.GetRequiredService<ITransport>(), provider.GetRequiredService<TimeProvider>()))];
}
