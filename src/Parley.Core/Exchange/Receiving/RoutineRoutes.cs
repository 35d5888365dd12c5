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
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<Key, Entry> _routes = new();

    /// <summary>To be taken before a route is looked up, since what was read grows old from then on.</summary>
    internal Moment Now => new(writes.Count, time.GetTimestamp());

    /// <summary>Null when the way has to be looked up.</summary>
    internal RoutineRoute? Find(Agent agent, DocumentHash document)
    {
        var key = new Key(agent, document);
        if (!_routes.TryGetValue(key, out var entry))
        {
            return null;
        }

        if (entry.Since.Writes == writes.Count && time.GetElapsedTime(entry.Since.At) < StoreWrites.Kept)
        {
            return entry.Route;
        }

        _routes.TryRemove(new(key, entry)); // an old one holds a compiled document
        return null;
    }

    /// <param name="since"><see cref="Now"/> before anything of it was read.</param>
    internal void Keep(RoutineRoute route, Moment since)
    {
        if (_routes.Count >= Capacity)
        {
            _routes.Clear();
        }

        _routes[new Key(route.Agent, route.Key.Document)] = new Entry(route, since);
    }

    private sealed record Entry(RoutineRoute Route, Moment Since);

    /// <param name="Writes">How many writes there were.</param>
    /// <param name="At">The clock's time stamp.</param>
    internal readonly record struct Moment(long Writes, long At);

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
