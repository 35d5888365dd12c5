using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Prompting;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Maps agent and role to a model: the agent's for the role, else the agent's own, else the node's default. Clients are made when first asked for.</summary>
internal sealed class NodeModels(ParleyOptions options) : IModelSet, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PricedModel>> _models = new(StringComparer.Ordinal);

    public PricedModel? Find(string agent, ModelRole role)
    {
        var name = options.Agents.TryGetValue(agent, out var known) ? known.Roles.GetValueOrDefault(role, known.Model) : ModelOptions.DefaultName;
        return Find(name);
    }

    /// <summary>Null when there is no model of this name.</summary>
    public PricedModel? Find(string name)
    {
        var model = options.Models.GetValueOrDefault(name) ?? (name == ModelOptions.DefaultName ? new ModelOptions() : null);
        return model is null ? null : _models.GetOrAdd(name, static (key, given) => new Lazy<PricedModel>(() => ModelFactory.Make(key, given)), model).Value;
    }

    public void Dispose()
    {
        foreach (var (name, made) in _models)
        {
            // What was given in code belongs to whoever gave it.
            if (made.IsValueCreated && options.Models.GetValueOrDefault(name)?.Provider != ModelProvider.Client)
            {
                made.Value.Client.Dispose();
            }
        }
    }
}
