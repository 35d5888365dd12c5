using Microsoft.Extensions.AI;
using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Transport;
using Parley.Models.Offline;
using Parley.Models.OpenAi;
using Parley.Options;

namespace Parley.Simulations.Network.Models;

/// <summary>Makes the network's models of the entries of a configuration's <c>models</c>: one under each of the paper's names, or <c>default</c> for those that are not there.</summary>
/// <param name="keyOf">Value of an environment variable; null when it is not set.</param>
internal sealed class ModelReader(ITransport transport, TimeProvider time, Func<string, string?> keyOf)
{
    private static readonly string Names = string.Join(", ", PaperModels.Users.Append(ModelOptions.DefaultName));

    private readonly List<ConfigurationMistake> _mistakes = [];

    /// <summary>Without models there are mistakes, all of them.</summary>
    public (NetworkModels? Models, IReadOnlyList<ConfigurationMistake> Mistakes) Read(IReadOnlyDictionary<string, ModelOptions> entries)
    {
        foreach (var (name, entry) in entries)
        {
            Check($"models.{name}", name, entry);
        }

        foreach (var name in PaperModels.Users.Where(name => Find(entries, name) is null))
        {
            _mistakes.Add(new ConfigurationMistake($"models.{name}", $"is missing; describe it, or a model \"{ModelOptions.DefaultName}\" for all that are missing."));
        }

        return _mistakes.Count > 0
            ? (null, _mistakes)
            : (new NetworkModels(PaperModels.Users.ToDictionary(name => name, name => Make(name, Find(entries, name)!))), []);
    }

    private static ModelOptions? Find(IReadOnlyDictionary<string, ModelOptions> entries, string name) => entries.GetValueOrDefault(name) ?? entries.GetValueOrDefault(ModelOptions.DefaultName);

    private void Check(string path, string name, ModelOptions entry)
    {
        if (name != ModelOptions.DefaultName && !PaperModels.Users.Contains(name))
        {
            _mistakes.Add(new ConfigurationMistake(path, $"is no model of the network; it has {Names}."));
        }

        if (entry.Provider is not (ModelProvider.OpenAi or ModelProvider.Offline))
        {
            _mistakes.Add(new ConfigurationMistake($"{path}.provider", "must be \"openai\" or \"offline\" in the network."));
        }

        if (entry.ApiKeyEnv is { } variable && string.IsNullOrWhiteSpace(keyOf(variable)))
        {
            _mistakes.Add(new ConfigurationMistake($"{path}.apiKeyEnv", $"The environment variable {variable} is not set; set it to the key, or leave apiKeyEnv out where no key is wanted."));
        }

        if (entry.Price.Currency != Price.Free.Currency)
        {
            _mistakes.Add(new ConfigurationMistake($"{path}.price.currency", $"must be {Price.Free.Currency}, in which the network's costs are added up, but is {entry.Price.Currency}."));
        }
    }

    private NetworkModel Make(string name, ModelOptions entry) => entry.Provider == ModelProvider.Offline
        ? new NetworkModel(new OfflineModel($"{name} (offline model)"), entry.Price, null)
        : new NetworkModel(Client(entry), entry.Price, $"{entry.Model} at {entry.Endpoint!.Authority}");

    private OpenAiChatClient Client(ModelOptions entry) => new(
        new OpenAiOptions { Endpoint = entry.Endpoint!.AbsoluteUri, Model = entry.Model!, ApiKeyEnv = entry.ApiKeyEnv, ApiKey = entry.ApiKeyEnv is { } variable ? keyOf(variable) : null, Timeout = entry.Timeout },
        transport,
        time,
        // A run asks one thing after the other: nobody else's retries need be kept apart.
        () => 0);
}
