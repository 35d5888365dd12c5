using Parley.Core.Diagnostics;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// Open conversations, in memory: they live for minutes, and an agreement that comes of one is a document, which is durable.
/// Bounded: one that grows too long ends, and the oldest go when a new one has no room.
/// </summary>
public sealed class ConversationTable(IIdSource ids, TimeProvider time)
{
    private const int Capacity = 10_000;

    /// <summary>Characters of one conversation: a model reads all of it with every turn.</summary>
    private const long MaxLength = 256 << 10;

    /// <summary>Characters of all conversations together: 64 MiB of memory.</summary>
    private const long MaxTotalLength = 32 << 20;

    /// <summary>Characters of one caller's conversations together: an eighth, so that nobody drives out all others.</summary>
    private const long MaxCallerLength = MaxTotalLength / 8;

    /// <summary>Twice what the Python library grants, counted from the last message: a model that takes its time isn't cut off.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<Conversation>> _byKey = [];
    private readonly LinkedList<Conversation> _byAge = new();
    private readonly Dictionary<string, long> _lengthByCaller = new(StringComparer.Ordinal);
    private long _totalLength;

    /// <summary>An id that nobody can guess.</summary>
    public string NewId() => ids.NewId();

    /// <summary>When a conversation ends that is not used again.</summary>
    public DateTimeOffset ExpiryFromNow() => time.GetUtcNow() + Lifetime;

    /// <summary>Null when this caller has none of this id with this agent, or it has expired.</summary>
    public Conversation? Find(string agent, string caller, string id)
    {
        lock (_lock)
        {
            return _byKey.TryGetValue(new ConversationKey(agent, caller, id), out var node) && node.Value.ExpiresAt > time.GetUtcNow() ? node.Value : null;
        }
    }

    /// <summary>False when the conversation has grown too long; it is then over.</summary>
    public bool TrySave(Conversation conversation)
    {
        lock (_lock)
        {
            RemoveLocked(conversation.Key);
            if (conversation.Length > MaxLength)
            {
                return false;
            }

            while (_byAge.First is { } oldest && (_byAge.Count >= Capacity || _totalLength + conversation.Length > MaxTotalLength || oldest.Value.ExpiresAt <= time.GetUtcNow()))
            {
                RemoveLocked(oldest.Value.Key);
            }

            _byKey[conversation.Key] = _byAge.AddLast(conversation);
            _totalLength += conversation.Length;
            _lengthByCaller[conversation.Caller] = _lengthByCaller.GetValueOrDefault(conversation.Caller) + conversation.Length;
            EndOldestLocked(conversation.Caller);
            return true;
        }
    }

    /// <summary>Forgets a conversation of the caller's; nothing happens when there is none.</summary>
    public void End(string agent, string caller, string id)
    {
        lock (_lock)
        {
            RemoveLocked(new ConversationKey(agent, caller, id));
        }
    }

    private void EndOldestLocked(string caller)
    {
        // Without a name nobody is told apart from anybody: this process itself.
        for (var node = _byAge.First; caller.Length > 0 && node is not null && _lengthByCaller.GetValueOrDefault(caller) > MaxCallerLength;)
        {
            var (next, theirs) = (node.Next, node.Value.Caller == caller);
            if (theirs)
            {
                RemoveLocked(node.Value.Key);
            }

            node = next;
        }
    }

    private void RemoveLocked(ConversationKey key)
    {
        if (_byKey.Remove(key, out var node))
        {
            _byAge.Remove(node);
            _totalLength -= node.Value.Length;
            var left = _lengthByCaller.GetValueOrDefault(key.Caller) - node.Value.Length;
            if (left > 0)
            {
                _lengthByCaller[key.Caller] = left;
            }
            else
            {
                _lengthByCaller.Remove(key.Caller);
            }
        }
    }
}
