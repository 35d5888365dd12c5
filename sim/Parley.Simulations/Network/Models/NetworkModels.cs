using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Models.Offline;

namespace Parley.Simulations.Network.Models;

/// <summary>The models behind the network's agents, under the paper's names.</summary>
internal sealed class NetworkModels(IReadOnlyDictionary<string, NetworkModel> models)
{
    private const string OfflineLabel = "offline model";

    /// <summary>One offline model under each name, at the paper's prices.</summary>
    public static NetworkModels Offline { get; } = new(PaperModels.Users.ToDictionary(name => name, name => new NetworkModel(new OfflineModel($"{name} ({OfflineLabel})"), PaperModels.PriceOf(name), null)));

    /// <summary>Whether no language model is among them.</summary>
    public bool AreOffline => models.Values.All(model => model.Where is null);

    /// <summary>Whether each costs what the paper says.</summary>
    public bool HavePaperPrices => models.All(model => model.Value.Price == PaperModels.PriceOf(model.Key));

    /// <summary>Which models these are, in words that stand beside every figure.</summary>
    public string Label => models.Values.Select(model => model.Where).Distinct().ToList() is [var same]
        ? same ?? OfflineLabel
        : string.Join(", ", PaperModels.Users.Select(name => $"{name}: {Get(name).Where ?? OfflineLabel}"));

    public NetworkModel Get(string name) => models[name];

    /// <summary>The same models, of which some fail in the course of a run.</summary>
    public NetworkModels Fail(ModelFailures failures) => new(models.ToDictionary(model => model.Key, model => model.Value with { Client = failures.Over(model.Key, model.Value.Client) }));

    /// <summary>Asks each model behind an endpoint something, so that a wrong name or key is told before the run; null when all of them answer.</summary>
    public async ValueTask<ParleyError?> ProbeAsync(CancellationToken cancellationToken)
    {
        foreach (var model in models.Values.Where(model => model.Where is not null).DistinctBy(model => model.Where))
        {
            try
            {
                await model.Client.GetResponseAsync([new ChatMessage(ChatRole.User, "Answer with the word yes.")], cancellationToken: cancellationToken);
            }
            catch (ModelException failure)
            {
                return new ParleyError(failure.Code, failure.Message);
            }
        }

        return null;
    }
}
