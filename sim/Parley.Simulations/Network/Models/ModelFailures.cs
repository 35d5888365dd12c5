using Microsoft.Extensions.AI;

namespace Parley.Simulations.Network.Models;

/// <summary>Outages of the models in one run, and how often a call is tried again.</summary>
/// <param name="rates">Share of calls that fail, by the model's name.</param>
/// <param name="retries">Further attempts of a call that failed.</param>
internal sealed class ModelFailures(IReadOnlyDictionary<string, double> rates, int retries, Draw draw)
{
    private long _count;

    /// <summary>Calls that failed so far, attempts of one call counted each.</summary>
    public long Count => Interlocked.Read(ref _count);

    public IChatClient Over(string name, IChatClient model) => rates.TryGetValue(name, out var rate)
        ? new RetryingModel(new UnreliableModel(model, name, rate, draw, () => Interlocked.Increment(ref _count)), retries)
        : model;
}
