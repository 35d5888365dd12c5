using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Storage;

namespace Parley.Composition;

/// <summary>The stores as services: each is there once the node is started.</summary>
internal static class StoreServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<StoreWrites>();
        services.TryAddSingleton<NodeMemory>();
        services.TryAddSingleton(provider => Stores(provider).Documents);
        services.TryAddSingleton(provider => Stores(provider).Routines);
        services.TryAddSingleton(provider => Stores(provider).Exchanges);
        services.TryAddSingleton(provider => Stores(provider).Pairs);
        services.TryAddSingleton(provider => Stores(provider).Effects);
        services.TryAddSingleton(provider => Stores(provider).Suitabilities);
        services.TryAddSingleton(provider => Stores(provider).Commit);
    }

    private static NodeStores Stores(IServiceProvider provider) => provider.GetRequiredService<NodeMemory>().Stores;
}
