using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads and writes lists of sources. Absent, <c>null</c>, <c>[]</c> and <c>[null]</c> all mean none: each peer has its own way to say so.</summary>
internal static class SourceList
{
    public const int MaxSources = 32;

    public static bool TryRead(JsonValue value, out IReadOnlyList<string> sources, [NotNullWhen(false)] out string? problem)
    {
        sources = [];
        problem = null;
        if (value.IsMissing || value.IsNull || value.AsArray is { Count: 0 })
        {
            return true;
        }

        var found = new List<string>();
        sources = found;

        if (value.AsArray is not { } items)
        {
            problem = $"is {AgoraFaults.Describe(value)}; send an array of strings (URLs, data URIs or the document's text), [] when there is none";
            return false;
        }

        if (items.Count > MaxSources)
        {
            problem = $"has {items.Count} entries; send at most {MaxSources}";
            return false;
        }

        foreach (var item in items)
        {
            if (item.AsString is { } source)
            {
                found.Add(source);
            }
            else if (!item.IsNull)
            {
                problem = $"holds {AgoraFaults.Describe(item)}; send strings only (URLs, data URIs or the document's text)";
                return false;
            }
        }

        return true;
    }

    public static JsonValue Write(IReadOnlyList<string> sources) => new JsonArray(sources.Select(source => new JsonValue(source)));

    /// <summary>Reads <c>{protocolHash, protocolSources}</c>.</summary>
    public static bool TryReadOffer(JsonValue value, [NotNullWhen(true)] out DocumentOffer? offer)
    {
        offer = DocumentHash.TryParse(value[AgoraFields.ProtocolHash].AsString, out var hash) && TryRead(value[AgoraFields.ProtocolSources], out var sources, out _)
            ? new DocumentOffer(hash, sources)
            : null;
        return offer is not null;
    }

    public static JsonObject WriteOffer(DocumentOffer offer, AgoraDialect dialect) => new()
    {
        [AgoraFields.ProtocolHash] = HashText(offer.Hash, dialect),
        [AgoraFields.ProtocolSources] = Write(offer.Sources),
    };

    public static string HashText(DocumentHash hash, AgoraDialect dialect) => dialect == AgoraDialect.Standard ? hash.ToHex() : hash.ToBase64();
}
