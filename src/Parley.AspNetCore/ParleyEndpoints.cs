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
    private const string Tag = "Parley";

    /// <summary>
    /// Serves the node below <paramref name="prefix"/>: its card there, its agents at <c>{prefix}/agents/{name}</c>, health at <c>{prefix}/health/live</c> and
    /// <c>{prefix}/health/ready</c>. Everything else stays the application's, unless the prefix is <c>""</c> or <c>"/"</c>.
    /// Conventions such as <c>RequireAuthorization</c>, <c>RequireRateLimiting</c> and <c>RequireHost</c> apply to all of it, except that health is never
    /// authorized and never counted: it says one word, and an orchestrator has no key. Endpoints are named <c>Parley{prefix}</c> and have the tag <c>Parley</c>.
    /// Throws <see cref="InvalidOperationException"/> when the application has no node.
    /// </summary>
    /// <param name="prefix">A plain path such as <c>/parley</c>, without parameters.</param>
    public static IEndpointConventionBuilder MapParley(this IEndpointRouteBuilder endpoints, string prefix = "/parley")
    {
        var path = NodePrefix.Parse(prefix);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IInbound)) != true)
        {
            throw new InvalidOperationException("MapParley needs a node. Write 'builder.Services.AddParley();' (package Parley) before 'builder.Build()'.");
        }

        var group = endpoints.MapGroup(path.Value).WithTags(Tag).WithDisplayName(Tag);
        var gateway = ActivatorUtilities.CreateInstance<InboundGateway>(endpoints.ServiceProvider, path);
        group.Map("/{**path}", gateway.HandleAsync).WithName($"{Tag}{path.Value}");
        group.MapGet("/health/live", HealthReply.WriteAliveAsync).WithName($"{Tag}{path.Value}/health/live").AllowAnonymous().DisableRateLimiting();
        group.MapGet("/health/ready", HealthReply.WriteReadyAsync).WithName($"{Tag}{path.Value}/health/ready").AllowAnonymous().DisableRateLimiting();
        return group;
    }
}
