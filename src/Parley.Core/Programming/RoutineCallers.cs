using System.Collections.Concurrent;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;

namespace Parley.Core.Programming;

/// <summary>
/// Whom each routine has served and whom it failed, counted by caller and not by request, so that nobody outweighs others by asking often.
/// In memory and bounded; after a restart the recorded exchanges tell who is served.
/// </summary>
public sealed class RoutineCallers(IExchangeStore records)
{
    private const int MaxRoutines = 4096;
    private const int MaxCallers = 64;
    private const int RecordsRead = 64;

    private readonly ConcurrentDictionary<RoutineKey, Entry> _routines = new();

    /// <summary>Notes that a routine's answer could be used. On the path of every exchange: for a caller who is known it takes no lock and allocates nothing.</summary>
    public void Served(RoutineKey key, string caller)
    {
        var entry = Get(key);
        if (!entry.Served.ContainsKey(caller) && entry.Served.Count < MaxCallers)
        {
            entry.Served.TryAdd(caller, CallerKey.Of(caller));
        }
    }

    /// <summary>Notes that the routine with this id broke on what a caller sent. True when nobody but this caller is known to be served, or those it failed are more than those it serves; and whether it had not yet failed this caller.</summary>
    public async ValueTask<(bool IsBrokenForMost, bool IsNew)> FailedAsync(RoutineKey key, string id, string caller, CancellationToken cancellationToken)
    {
        var entry = Get(key);
        if (entry.Served.IsEmpty)
        {
            await SeedAsync(key, entry, cancellationToken);
        }

        lock (entry.Failed)
        {
            if (entry.Id != id)
            {
                entry.Failed.Clear();
                entry.Id = id;
            }

            var isNew = entry.Failed.Count < MaxCallers && entry.Failed.Add(CallerKey.Of(caller));
            var served = entry.Served.Values.Distinct().Count(known => !entry.Failed.Contains(known));
            return (entry.Failed.Count > served, isNew);
        }
    }

    private async ValueTask SeedAsync(RoutineKey key, Entry entry, CancellationToken cancellationToken)
    {
        var recorded = await records.QueryAsync(
            new ExchangeQuery
            {
                Agent = key.Agent,
                Side = key.Side,
                Subject = key.Side == Side.Sender ? key.Subject : null,
                Kind = RecordKind.Exchange,
                Mode = Mode.Routine,
                Document = key.Document,
                Limit = RecordsRead,
            },
            cancellationToken);
        foreach (var exchange in recorded.Where(exchange => exchange.Error is null))
        {
            entry.Served.TryAdd(exchange.Peer, CallerKey.Of(exchange.Peer));
        }
    }

    private Entry Get(RoutineKey key)
    {
        if (_routines.TryGetValue(key, out var entry))
        {
            return entry;
        }

        if (_routines.Count >= MaxRoutines)
        {
            _routines.Clear();
        }

        return _routines.GetOrAdd(key, static _ => new Entry());
    }

    private sealed class Entry
    {
        public ConcurrentDictionary<string, CallerKey> Served { get; } = new(StringComparer.Ordinal);

        public HashSet<CallerKey> Failed { get; } = [];

        /// <summary>The routine whom the failures are about; its successor starts without any.</summary>
        public string Id { get; set; } = "";
    }
}
