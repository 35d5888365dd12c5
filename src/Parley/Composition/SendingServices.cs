using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Exchange.Sending;

namespace Parley.Composition;

/// <summary>The sender's side of an exchange.</summary>
internal static class SendingServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<DocumentEncodings>();
        services.TryAddSingleton<RungPlanner>();
        services.TryAddSingleton<DocumentSearch>();
        services.TryAddSingleton<SenderClimb>();
        services.TryAddSingleton<AgentClient>();
        services.TryAddSingleton<ParleyClient>();
    }
}
