using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.AspNetCore.Health;
using Parley.AspNetCore.Requests;
using Parley.Core.Transport;

namespace Parley.AspNetCore;

/// <summary>Makes the node's agents reachable in an ASP.NET Core application.</summary>
public static class ParleyEndpoints
{
    /// <summary>
    /// Serves the node below <paramref name="prefix"/>: its card there, its agents at <c>{prefix}/agents/{name}</c>, health at <c>{prefix}/health/live</c> and
    /// <c>{prefix}/health/ready</c>. Everything else stays the application's, unless the prefix is <c>""</c> or <c>"/"</c>.
    /// Conventions such as <c>RequireAuthorization</c> apply to all of it.
    /// </summary>
    public static IEndpointConventionBuilder MapParley(this IEndpointRouteBuilder endpoints, string prefix = "/parley")
    {
        var path = NodePrefix.Parse(prefix);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IInbound)) != true)
        {
            throw new InvalidOperationException("MapParley needs a node. Write 'builder.Services.AddParley();' (package Parley) before 'builder.Build()'.");
        }

        var group = endpoints.MapGroup(path.Value).WithDisplayName("Parley");
        var gateway = ActivatorUtilities.CreateInstance<InboundGateway>(endpoints.ServiceProvider, path);
        group.Map("/{**path}", gateway.HandleAsync);
        group.MapGet("/health/live", HealthReply.WriteAliveAsync);
        group.MapGet("/health/ready", HealthReply.WriteReadyAsync);
        return group;
    }
}
