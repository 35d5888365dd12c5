using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Transport;

namespace Parley.Composition;

/// <summary>The receiver's side of an exchange, and what the node serves.</summary>
internal static class ReceivingServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<DocumentHandlers>();
        services.TryAddSingleton<PublicDocuments>();
        services.TryAddSingleton<RoutineRoutes>();
        services.TryAddSingleton<ConversationTable>();
        services.TryAddSingleton<ToolConversation>();
        services.TryAddSingleton<LanguageReceiver>();
        services.TryAddSingleton<SuitableDocuments>();
        services.TryAddSingleton<DocumentReceiver>();
        services.TryAddSingleton<ReceiverClimb>();
        services.TryAddSingleton<Receiver>();
        services.TryAddSingleton<DocumentRegistration>();
        services.TryAddSingleton<NodeCards>();
        services.TryAddSingleton<AgentEndpoints>();
        services.TryAddSingleton<IInbound, NodeInbound>();
    }
}
