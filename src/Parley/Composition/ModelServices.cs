using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Prompting;

namespace Parley.Composition;

/// <summary>The node's models and who uses which.</summary>
internal static class ModelServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<ModelFactory>();
        services.TryAddSingleton<NodeModels>();
        services.TryAddSingleton<IModelSet>(provider => provider.GetRequiredService<NodeModels>());
    }
}
