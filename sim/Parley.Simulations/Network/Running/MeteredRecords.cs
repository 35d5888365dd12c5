using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Running;

/// <summary>
/// The records of one agent. All are metered and enter the history of the run; those are kept in which a model took part, because climbs learn from them, while the agent is there.
/// What routines exchange would only take memory, of which a long run must not need more than a short one.
/// </summary>
/// <param name="areKept">False where nobody climbs, so that nobody learns.</param>
internal sealed class MeteredRecords(CostMeter meter, NetworkHistory history, ObservedPrices prices, bool areKept) : IExchangeStore
{
    private readonly InMemoryExchangeStore _kept = new();

    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken)
    {
        meter.Add(record);
        history.Add(record);
        prices.Add(record);
        return areKept && (record.ModelCalls.Count > 0 || record.Mode is Mode.Language or Mode.Model) ? _kept.AppendAsync(record, durability, cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken) => _kept.FindAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken) => _kept.QueryAsync(query, cancellationToken);

    public IAsyncEnumerable<ExchangeRecord> ReadAllAsync(CancellationToken cancellationToken) => _kept.ReadAllAsync(cancellationToken);

    public ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken) => _kept.ExpireAsync(before, redactOnly, cancellationToken);
}
