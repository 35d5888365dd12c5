using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The map <c>{hash: [sources]}</c>, ordered by hash; the same document under both text forms of its hash is one entry.</summary>
internal static class OfferMap
{
    public static JsonObject Write(IEnumerable<DocumentOffer> offers, AgoraDialect dialect)
    {
        var map = new JsonObject();
        foreach (var offer in offers.OrderBy(offer => offer.Hash))
        {
            map[SourceList.HashText(offer.Hash, dialect)] = SourceList.Write(offer.Sources);
        }

        return map;
    }

    public static IReadOnlyList<DocumentOffer> Read(params ReadOnlySpan<JsonObject?> maps)
    {
        var found = new SortedDictionary<DocumentHash, List<string>>();
        foreach (var map in maps)
        {
            foreach (var (key, value) in map ?? [])
            {
                if (DocumentHash.TryParse(key, out var hash))
                {
                    Add(found, hash, value);
                }
            }
        }

        return [.. found.Select(entry => new DocumentOffer(entry.Key, entry.Value))];
    }

    private static void Add(SortedDictionary<DocumentHash, List<string>> found, DocumentHash hash, JsonValue value)
    {
        if (!found.TryGetValue(hash, out var sources))
        {
            found[hash] = sources = [];
        }

        var items = value.AsString is { } single ? [new JsonValue(single)] : value.AsArray ?? [];
        foreach (var item in items)
        {
            if (item.AsString is { } source && sources.Count < SourceList.MaxSources && !sources.Contains(source))
            {
                sources.Add(source);
            }
        }
    }
}
