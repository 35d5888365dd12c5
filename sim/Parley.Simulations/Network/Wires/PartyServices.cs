using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs.Budgets;
using Parley.Core.Exchange;
using Parley.Core.Transport;

namespace Parley.Simulations.Network.Wires;

/// <summary>What a listener asks of one party, on top of what the host has for all of them. The host's clock is a real one: sockets don't wait by a simulated one.</summary>
internal sealed class PartyServices(IServiceProvider host, Party party) : IServiceProvider, IServiceProviderIsService
{
    public object? GetService(Type serviceType)
        => serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceProviderIsService) ? this : Own(serviceType) ?? host.GetService(serviceType);

    public bool IsService(Type serviceType)
        => Own(serviceType) is not null || host.GetRequiredService<IServiceProviderIsService>().IsService(serviceType);

    private object? Own(Type type)
        => type == typeof(IInbound) ? party.Inbound
            : type == typeof(PeerBudgets) ? party.Budgets
            : type == typeof(NodeOptions) ? party.Options
            : null;
}
