using System.Security.Cryptography;
using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>One of the 256 parts of a database: names of what is there.</summary>
public sealed class DatabasePart
{
    /// <summary>In their order.</summary>
    public List<DocumentHash> Documents { get; } = [];

    /// <summary>Ids of routines by address, both in order.</summary>
    public SortedDictionary<string, IReadOnlyList<string>> Routines { get; } = new(StringComparer.Ordinal);

    /// <summary>64 hex digits, equal where the entries are.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(ToJson()))));

    /// <summary>The names as they go over the wire.</summary>
    public JsonObject ToJson()
    {
        var routines = new JsonObject(Routines.Count);
        foreach (var (address, ids) in Routines)
        {
            routines.Add(address, new JsonArray(ids.Select(id => new JsonValue(id))));
        }

        return new JsonObject { { "documents", new JsonArray(Documents.Select(hash => new JsonValue(hash.ToHex()))) }, { "routines", routines } };
    }

    /// <summary>Reads what another database says; what makes no sense is passed over.</summary>
    public static DatabasePart Read(JsonValue json)
    {
        var part = new DatabasePart();
        foreach (var hash in json["documents"].AsArray ?? [])
        {
            if (DocumentHash.TryParse(hash.AsString, out var known))
            {
                part.Documents.Add(known);
            }
        }

        foreach (var (address, ids) in json["routines"].AsObject ?? [])
        {
            part.Routines[address] = [.. (ids.AsArray ?? []).Select(id => id.AsString).OfType<string>()];
        }

        return part;
    }
}
