using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// Routes that requests went lately, so that the next one looks nothing up. What this node writes counts at once, what another process writes
/// as soon as for the reads behind it (<see cref="StoreWrites.OthersCountWithin"/>). Bounded: full, it starts anew.
/// </summary>
public sealed class RoutineRoutes(StoreWrites writes, TimeProvider time)
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<Key, Entry> _routes = new();

    /// <summary>To be taken before a route is looked up.</summary>
    internal long Now => writes.Count;

    /// <summary>Null when the way has to be looked up.</summary>
    internal RoutineRoute? Find(Agent agent, DocumentHash document)
        => _routes.TryGetValue(new Key(agent, document), out var entry) && entry.Writes == writes.Count && time.GetElapsedTime(entry.FoundAt) < StoreWrites.Kept ? entry.Route : null;

    /// <param name="since"><see cref="Now"/> before anything of it was read.</param>
    internal void Keep(RoutineRoute route, long since)
    {
        if (_routes.Count >= Capacity)
        {
            _routes.Clear();
        }

        _routes[new Key(route.Agent, route.Key.Document)] = new Entry(route, since, time.GetTimestamp());
    }

    private sealed record Entry(RoutineRoute Route, long Writes, long FoundAt);

    /// <summary>An agent never changes: the same one is the same object.</summary>
    private readonly struct Key(Agent agent, DocumentHash document) : IEquatable<Key>
    {
        private readonly Agent _agent = agent;
        private readonly DocumentHash _document = document;

        public bool Equals(Key other) => ReferenceEquals(_agent, other._agent) && _document == other._document;

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _document.GetHashCode() ^ RuntimeHelpers.GetHashCode(_agent);
    }
}
