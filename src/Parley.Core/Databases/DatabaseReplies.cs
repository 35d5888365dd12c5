using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>What replies of databases have in common.</summary>
internal static class DatabaseReplies
{
    /// <summary>Bytes of sources in one list of routines: escaped they still fit into <see cref="MaxBytes"/>.</summary>
    public const int MaxSourceBytes = 512 << 10;

    /// <summary>No database answers with more; the longest are the parts of one that is full to its highest limits.</summary>
    public const int MaxBytes = 4 << 20;

    public static JsonLimits Limits { get; } = new() { MaxBytes = MaxBytes };

    /// <summary>Names of documents; what is none is passed over.</summary>
    public static IEnumerable<DocumentHash> Hashes(JsonValue json)
    {
        foreach (var text in json["documents"].AsArray ?? [])
        {
            if (DocumentHash.TryParse(text.AsString, out var hash))
            {
                yield return hash;
            }
        }
    }

    public static JsonArray Hashes(IEnumerable<DocumentHash> hashes) => new(hashes.Select(hash => new JsonValue(hash.ToHex())));
}
