using System.Security.Cryptography;
using System.Text;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>One of the 256 parts of a database at one moment: names of what is there.</summary>
public sealed class DatabasePart
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _routines = new(StringComparer.Ordinal);
    private string? _checksum;

    internal DatabasePart(IEnumerable<DocumentHash> documents, IEnumerable<(string Address, IEnumerable<string> Ids)> routines)
    {
        Documents = [.. documents.Order().Distinct()];
        foreach (var (address, ids) in routines)
        {
            _routines[address] = [.. ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<DocumentHash> Documents { get; }

    /// <summary>Ids of routines by address, both in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Routines => _routines;

    /// <summary>SHA-256 over the entries in their order: 64 hex digits, equal where the entries are.</summary>
    public string Checksum => _checksum ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(ToJson()))));

    /// <summary>The two hex digits with which the entries of a part begin; false for any other text.</summary>
    public static bool IsName(string text) => text.Length == 2 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The names as they go over the wire.</summary>
    public JsonObject ToJson()
    {
        var routines = new JsonObject(_routines.Count);
        foreach (var (address, ids) in _routines)
        {
            routines.Add(address, new JsonArray(ids.Select(id => new JsonValue(id))));
        }

        return new JsonObject { { "documents", new JsonArray(Documents.Select(hash => new JsonValue(hash.ToHex()))) }, { "routines", routines } };
    }

    /// <summary>Reads what another database says of one of its parts; what makes no sense, or belongs into another part, is passed over.</summary>
    public static DatabasePart Read(JsonValue json, string name) => new(
        DatabaseReplies.Hashes(json).Where(hash => hash.ToHex().StartsWith(name, StringComparison.Ordinal)),
        (json["routines"].AsObject ?? [])
            .Where(entry => RoutineAddress.TryParse(entry.Key, out _) && entry.Key.StartsWith(name, StringComparison.Ordinal))
            .Select(entry => (entry.Key, (entry.Value.AsArray ?? []).Select(id => id.AsString ?? "").Where(RoutineNames.IsId))));
}
