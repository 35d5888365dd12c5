using Microsoft.Extensions.DependencyInjection;

namespace Parley.AspNetCore.Health;

/// <summary>Registers the node's health checks beside the application's own.</summary>
public static class HealthServices
{
    public static IServiceCollection AddParleyHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealthCheck>(StoreHealthCheck.Name, tags: ["ready"]);
        return services;
    }
}
