using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parley.Composition.Databases;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Exchange;
using Parley.Core.Negotiation;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Options;
using Parley.Protocol.Documents;

namespace Parley.Composition;

/// <summary>What both sides of an exchange use: clock, ids, the ways out, documents, negotiation, the record.</summary>
internal static class CoreServices
{
    public static void Add(IServiceCollection services, ParleyOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        services.TryAddSingleton(options.Node);
        services.TryAddSingleton(options.Fetch);
        services.TryAddSingleton(options.Negotiation);
        services.TryAddSingleton(options.Peers);
        services.TryAddSingleton(options.Retention);
        services.TryAddSingleton<Core.Costs.Retention>();
        services.TryAddSingleton(DocumentLimits.Default);
        services.TryAddSingleton(provider => new PeerBudgets(options.Peers, () => options.Node.Url, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PeerBudgets>>()));

        HttpServices.Add(services, options);
        services.TryAddSingleton(new DocumentAddresses(() => options.Node.Url));
        // An owner who takes longer messages takes longer replies, too. A smaller limit is for what others send unasked.
        services.TryAddSingleton(provider => new PeerClient(
            provider.GetRequiredService<ITransport>(), provider.GetRequiredService<DocumentAddresses>(), Math.Max(options.Node.MaxMessageBytes, new NodeOptions().MaxMessageBytes)));
        services.TryAddSingleton<PeerDirectory>();
        services.TryAddSingleton<DatabaseClients>();

        // Filled when the node starts: a tool may be another agent, and to reach it takes the client, which knows the agents.
        services.TryAddSingleton(new AgentCatalog([]));
        services.TryAddSingleton<ModelAsker>();
        services.TryAddSingleton<TypedDocuments>();
        services.TryAddSingleton<IReadOnlyList<IDocumentDatabase>>(provider => [.. provider.GetServices<IDocumentDatabase>(), .. provider.GetRequiredService<DatabaseClients>().All]);
        services.TryAddSingleton<DocumentResolver>();
        services.TryAddSingleton<DocumentComposition>();
        services.TryAddSingleton<DocumentPublisher>();
        services.TryAddSingleton<DocumentAdoption>();
        services.TryAddSingleton<SenderNegotiation>();
        services.TryAddSingleton<ReceiverNegotiation>();
        services.TryAddSingleton<FaultLog>();
        services.TryAddSingleton(provider => new ExchangeRecorder(provider.GetRequiredService<Core.Costs.IExchangeStore>(), options.Node.Durability, provider.GetRequiredService<FaultLog>()));
    }
}
