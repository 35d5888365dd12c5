using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>
/// Contents of a database in short: everything falls into one of 256 parts by its first byte, and each part that holds anything has a checksum.
/// Two databases compare the checksums and look only into parts that differ.
/// </summary>
public sealed class DatabaseDigest
{
    private readonly SortedDictionary<string, string> _checksums = new(StringComparer.Ordinal);

    internal DatabaseDigest(IEnumerable<(string Part, string Checksum)> checksums)
    {
        foreach (var (part, checksum) in checksums)
        {
            _checksums[part] = checksum;
        }
    }

    /// <summary>By the two hex digits with which a part's entries begin, in order.</summary>
    public IReadOnlyDictionary<string, string> Checksums => _checksums;

    /// <summary>Checksums by part, as they go over the wire.</summary>
    public JsonObject ToJson()
    {
        var checksums = new JsonObject(_checksums.Count);
        foreach (var (part, checksum) in _checksums)
        {
            checksums.Add(part, checksum);
        }

        return new JsonObject { { "digests", checksums } };
    }

    /// <summary>Reads what another database says: 256 parts at most, whatever else stands there.</summary>
    public static DatabaseDigest Read(JsonValue json)
        => new((json["digests"].AsObject ?? []).Where(entry => DatabasePart.IsName(entry.Key)).Select(entry => (entry.Key, entry.Value.AsString ?? "")));
}
