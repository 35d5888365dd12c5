using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Prompting;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Maps agent and role to a model: the agent's for the role, else the agent's own, else the node's default. Filled when the node starts.</summary>
internal sealed class NodeModels(ParleyOptions options, ModelFactory factory) : IModelSet, IDisposable
{
    private readonly Dictionary<string, PricedModel> _models = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="ParleyConfigurationException"/> with all models that can't be made.</summary>
    public void Open()
    {
        var mistakes = new List<ConfigurationMistake>();
        foreach (var (name, model) in options.Models)
        {
            if (factory.Make(name, model).TryGet(out var made, out var error))
            {
                _models.Add(name, made);
            }
            else
            {
                mistakes.Add(new ConfigurationMistake(ConfigurationPath.Join("models", name), error.Message));
            }
        }

        if (mistakes.Count > 0)
        {
            throw new ParleyConfigurationException(mistakes);
        }

        _models.TryAdd(ModelOptions.DefaultName, ModelFactory.Offline(ModelOptions.DefaultName, new ModelOptions()));
    }

    public PricedModel? Find(string agent, ModelRole role)
        => Find(options.Agents.TryGetValue(agent, out var known) ? known.Roles.GetValueOrDefault(role, known.Model) : ModelOptions.DefaultName);

    /// <summary>Null when there is no model of this name.</summary>
    public PricedModel? Find(string name) => _models.GetValueOrDefault(name);

    public void Dispose()
    {
        // What was given in code belongs to whoever gave it.
        foreach (var (_, model) in _models.Where(model => options.Models.GetValueOrDefault(model.Key)?.Provider != ModelProvider.Client))
        {
            model.Client.Dispose();
        }
    }
}
