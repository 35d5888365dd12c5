using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>
/// Documents that peers named and that nobody has judged yet: in memory alone, and few, so that a stranger can fill neither disk nor memory with them.
/// The oldest go when a new one has no room.
/// </summary>
internal sealed class DocumentQuarantine
{
    /// <summary>Characters of all texts together: 8 MiB of memory.</summary>
    public const long MaxCharacters = 4 << 20;

    /// <summary>Texts held at most; the oldest goes first.</summary>
    public const int MaxDocuments = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<DocumentHash, LinkedListNode<FoundDocument>> _byHash = [];
    private readonly LinkedList<FoundDocument> _byAge = new();
    private long _characters;

    /// <summary>Texts held now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byHash.Count;
            }
        }
    }

    /// <summary>A text that is held, and the address that delivered it.</summary>
    public bool TryFind(DocumentHash hash, [NotNullWhen(true)] out FoundDocument? document)
    {
        lock (_lock)
        {
            document = _byHash.GetValueOrDefault(hash)?.Value;
            return document is not null;
        }
    }

    /// <summary>Holds a text, at the cost of the oldest ones.</summary>
    public void Add(FoundDocument found)
    {
        lock (_lock)
        {
            if (_byHash.ContainsKey(found.Document.Hash))
            {
                return;
            }

            while (_byAge.First is { } oldest && (_byHash.Count >= MaxDocuments || _characters + LengthOf(found) > MaxCharacters))
            {
                RemoveLocked(oldest.Value.Document.Hash);
            }

            _byHash[found.Document.Hash] = _byAge.AddLast(found);
            _characters += LengthOf(found);
        }
    }

    /// <summary>Lets a text go: it was kept, or refused.</summary>
    public void Remove(DocumentHash hash)
    {
        lock (_lock)
        {
            RemoveLocked(hash);
        }
    }

    private void RemoveLocked(DocumentHash hash)
    {
        if (_byHash.Remove(hash, out var node))
        {
            _byAge.Remove(node);
            _characters -= LengthOf(node.Value);
        }
    }

    private static int LengthOf(FoundDocument found) => found.Document.Text.Length + (found.Source?.Length ?? 0);
}
