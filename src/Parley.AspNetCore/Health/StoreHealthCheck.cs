using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parley.Core.Documents;
using Parley.Core.Storage;

namespace Parley.AspNetCore.Health;

/// <summary>Healthy when the store answers a small read.</summary>
public sealed class StoreHealthCheck(IServiceProvider services) : IHealthCheck
{
    /// <summary>The name under which the check is registered.</summary>
    public const string Name = "parley-store";

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await services.GetRequiredService<IDocumentStore>().ListPublicAsync(1, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message, failure);
        }
    }
}
