using Parley.Core.Diagnostics;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// Open conversations, in memory: they live for minutes, and an agreement that comes of one is a document, which is durable.
/// Bounded: the oldest goes when a new one has no room.
/// </summary>
public sealed class ConversationTable(IIdSource ids, TimeProvider time)
{
    private const int Capacity = 10_000;

    /// <summary>Twice what the Python library grants, counted from the last message: a model that takes its time isn't cut off.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Conversation>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> _byAge = new();

    public string NewId() => ids.NewId();

    public DateTimeOffset ExpiryFromNow() => time.GetUtcNow() + Lifetime;

    /// <summary>Null when there is none of this id for this agent, or it has expired.</summary>
    public Conversation? Find(string agent, string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var node) && node.Value.Agent == agent && node.Value.ExpiresAt > time.GetUtcNow() ? node.Value : null;
        }
    }

    public void Save(Conversation conversation)
    {
        lock (_lock)
        {
            RemoveLocked(conversation.Id);
            while (_byAge.First is { } oldest && (_byAge.Count >= Capacity || oldest.Value.ExpiresAt <= time.GetUtcNow()))
            {
                RemoveLocked(oldest.Value.Id);
            }

            _byId[conversation.Id] = _byAge.AddLast(conversation);
        }
    }

    public void End(string agent, string id)
    {
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var node) && node.Value.Agent == agent)
            {
                RemoveLocked(id);
            }
        }
    }

    private void RemoveLocked(string id)
    {
        if (_byId.Remove(id, out var node))
        {
            _byAge.Remove(node);
        }
    }
}
