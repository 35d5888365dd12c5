using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parley.AspNetCore.Health;

/// <summary>Registers the node's health checks beside the application's own.</summary>
public static class HealthServices
{
    /// <summary>Name of the check that is healthy while the process answers; its tag is <c>live</c>.</summary>
    public const string LiveCheck = "parley";

    /// <summary>
    /// Adds <see cref="LiveCheck"/> (tag <c>live</c>) and <see cref="StoreHealthCheck.Name"/> (tag <c>ready</c>), so that an application's own
    /// <c>MapHealthChecks</c> tells of the node, too. <c>AddParley</c> has done it; another call changes nothing.
    /// </summary>
    public static IServiceCollection AddParleyHealth(this IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(Added)))
        {
            services.AddSingleton<Added>();
            services.AddHealthChecks()
                .AddCheck(LiveCheck, static () => HealthCheckResult.Healthy(), tags: ["live"])
                .AddCheck<StoreHealthCheck>(StoreHealthCheck.Name, tags: ["ready"]);
        }

        return services;
    }

    private sealed class Added;
}
