using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>
/// Contents of a database in short: everything falls into one of 256 parts by its first byte, and each part has a checksum (SHA-256 over its entries in order).
/// Two databases compare the checksums and look only into parts that differ.
/// </summary>
public sealed class DatabaseDigest
{
    private readonly SortedDictionary<string, DatabasePart> _parts = new(StringComparer.Ordinal);

    /// <summary>Parts that hold anything, by the two hex digits with which their entries begin.</summary>
    public IReadOnlyDictionary<string, DatabasePart> Parts => _parts;

    internal static DatabaseDigest Of(IEnumerable<DocumentHash> documents, IEnumerable<(string Address, IEnumerable<string> Ids)> routines)
    {
        var digest = new DatabaseDigest();
        foreach (var hash in documents)
        {
            digest.Part(hash.ToHex()).Documents.Add(hash);
        }

        foreach (var (address, ids) in routines)
        {
            digest.Part(address).Routines.Add(address, [.. ids.Order(StringComparer.Ordinal)]);
        }

        return digest;
    }

    /// <summary>Checksums by part, as they go over the wire.</summary>
    public JsonObject ToJson()
    {
        var sums = new JsonObject(_parts.Count);
        foreach (var (name, part) in _parts)
        {
            sums.Add(name, part.Checksum);
        }

        return new JsonObject { { "digests", sums } };
    }

    private DatabasePart Part(string hex)
    {
        var name = hex[..2];
        if (!_parts.TryGetValue(name, out var part))
        {
            _parts.Add(name, part = new DatabasePart());
        }

        return part;
    }
}
