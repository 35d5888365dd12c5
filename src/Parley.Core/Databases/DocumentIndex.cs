using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>Which documents might do a task, by the names of the members that schemas require and declare. Whether one does, the asker finds out.</summary>
internal sealed class DocumentIndex
{
    private readonly Dictionary<DocumentHash, Entry> _entries = [];

    private sealed record Entry(HashSet<string> Needs, HashSet<string> Gives)
    {
        public long Asked { get; set; }
    }

    public void Add(ProtocolDocument document)
    {
        if (document.Schemas is { } schemas)
        {
            _entries.TryAdd(document.Hash, new Entry(Required(schemas.Request), Declared(schemas.Reply)));
        }
    }

    /// <summary>Somebody fetched the document: it is in use.</summary>
    public void Count(DocumentHash hash)
    {
        if (_entries.TryGetValue(hash, out var entry))
        {
            entry.Asked++;
        }
    }

    /// <summary>Documents that ask for nothing the input doesn't have and give all that the output requires; the most used first.</summary>
    public IReadOnlyList<DocumentHash> Search(JsonValue input, JsonValue output, int limit)
    {
        var (has, wants) = (Declared(input), Required(output));
        return [.. _entries.Where(entry => entry.Value.Needs.IsSubsetOf(has) && wants.IsSubsetOf(entry.Value.Gives))
            .OrderByDescending(entry => entry.Value.Asked).ThenBy(entry => entry.Key).Take(limit).Select(entry => entry.Key)];
    }

    private static HashSet<string> Declared(JsonValue schema) => [.. schema["properties"].AsObject?.Select(member => member.Key) ?? []];

    private static HashSet<string> Required(JsonValue schema) => [.. schema["required"].AsArray?.Select(name => name.AsString ?? "") ?? []];
}
