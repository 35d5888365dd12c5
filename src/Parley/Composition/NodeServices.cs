using Microsoft.Extensions.DependencyInjection;
using Parley.AspNetCore.Health;
using Parley.Options;
using Parley.Telemetry;

namespace Parley.Composition;

/// <summary>The whole node, part by part.</summary>
internal static class NodeServices
{
    public static void Add(IServiceCollection services, ParleyOptions options)
    {
        services.AddLogging();
        CoreServices.Add(services, options);
        StoreServices.Add(services);
        ModelServices.Add(services);
        ProgrammingServices.Add(services, options);
        SendingServices.Add(services);
        ReceivingServices.Add(services);
        services.AddSingleton<ToolFactory>();
        services.AddSingleton<AgentFactory>();
        services.AddSingleton<StandardCodeInstaller>();
        services.AddSingleton<OtlpExport>();
        services.AddSingleton<NodeLifetime>();
        services.AddParleyHealth();
        services.AddHostedService<NodeHostedService>();
    }
}
