using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Models.Offline;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Makes the chat client that a model's options describe.</summary>
internal static class ModelFactory
{
    public static PricedModel Make(string name, ModelOptions model) => new(name, Client(name, model), model.Price) { Timeout = model.Timeout };

    private static IChatClient Client(string name, ModelOptions model) => model.Provider switch
    {
        ModelProvider.Offline => new OfflineModel(),
        ModelProvider.Client => model.Client!,
        _ => throw new InvalidOperationException($"Model '{name}' has an unknown provider."),
    };
}
