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

    /// <summary>Names that are known without being read as addresses; several may stand for one caller.</summary>
    private const int MaxNames = 4 * MaxCallers;

    /// <summary>Read once for each routine: so many that a caller who asks often doesn't stand for all.</summary>
    private const int RecordsRead = 1024;

    private readonly ConcurrentDictionary<RoutineKey, Entry> _routines = new();

    /// <summary>Notes that a routine's answer could be used. On the path of every exchange: for a caller who is known it takes no lock and allocates nothing.</summary>
    public void Served(RoutineKey key, string caller) => Get(key).NoteServed(caller);

    /// <summary>Notes that the routine with this id broke on what a caller sent. True when nobody but this caller is known to be served, or those it failed are more than those it serves; and whether it had not yet failed this caller.</summary>
    public async ValueTask<(bool IsBrokenForMost, bool IsNew)> FailedAsync(RoutineKey key, string id, string caller, CancellationToken cancellationToken)
    {
        var entry = Get(key);
        if (!entry.IsSeeded)
        {
            // Whoever was served since a restart is not all whom it serves.
            await SeedAsync(key, entry, cancellationToken);
            entry.IsSeeded = true;
        }

        lock (entry.Failed)
        {
            if (entry.Id != id)
            {
                entry.Failed.Clear();
                entry.Id = id;
            }

            var isNew = entry.Failed.Count < MaxCallers && entry.Failed.Add(CallerKey.Of(caller));
            var served = entry.Served.Count(known => !entry.Failed.Contains(known.Key));
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
            entry.NoteServed(exchange.Peer);
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
        private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
        private volatile bool _isSeeded;

        /// <summary>Counted as the failures are: a network with many addresses takes one place.</summary>
        public ConcurrentDictionary<CallerKey, bool> Served { get; } = new();

        public HashSet<CallerKey> Failed { get; } = [];

        /// <summary>The routine whom the failures are about; its successor starts without any.</summary>
        public string Id { get; set; } = "";

        /// <summary>The recorded exchanges have been read.</summary>
        public bool IsSeeded
        {
            get => _isSeeded;
            set => _isSeeded = value;
        }

        public void NoteServed(string caller)
        {
            if (_names.ContainsKey(caller))
            {
                return;
            }

            var key = CallerKey.Of(caller);
            if ((Served.ContainsKey(key) || (Served.Count < MaxCallers && Served.TryAdd(key, true))) && _names.Count < MaxNames)
            {
                _names.TryAdd(caller, true);
            }
        }
    }
}
