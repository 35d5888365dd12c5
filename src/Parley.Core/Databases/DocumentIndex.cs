using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Databases;

/// <summary>
/// Which documents might do a task, by the names of the members that schemas require and declare, or by the document's own name. Whether one does, the asker finds out.
/// Names are kept as 64 bits of their SHA-256: what strangers write takes the same room however long it is, and two names that meet cost the asker one look.
/// </summary>
internal sealed class DocumentIndex
{
    /// <summary>A schema that names more is not found by its members.</summary>
    private const int MaxNames = 128;

    /// <summary>Documents that one search looks at, so that nobody makes searches dear by leaving many that are alike.</summary>
    private const int MaxExamined = 10_000;

    /// <summary>Where documents stand that require nothing.</summary>
    private const ulong NoName = 0;

    private readonly Dictionary<DocumentHash, Entry> _entries = [];
    private readonly Dictionary<ulong, List<Entry>> _byNeed = [];
    private readonly Dictionary<ulong, List<Entry>> _byTitle = [];

    private sealed record Entry(DocumentHash Hash, ulong Title, ulong[] Needs, ulong[] Gives, ulong? Place)
    {
        public long Asked { get; set; }
    }

    public void Add(ProtocolDocument document)
    {
        var (needs, gives) = document.Schemas is { } schemas ? (Required(schemas.Request), Declared(schemas.Reply)) : (null, null);
        // Under the one name it needs that the fewest others need: whoever has all it needs has that one.
        ulong? place = needs is null || gives is null ? null : needs.Count == 0 ? NoName : needs.MinBy(need => _byNeed.GetValueOrDefault(need)?.Count ?? 0);
        var entry = new Entry(document.Hash, Code(document.Name), [.. needs ?? []], [.. (gives ?? []).Order()], place);
        if (_entries.TryAdd(document.Hash, entry))
        {
            Into(_byTitle, entry.Title).Add(entry);
            if (place is { } need)
            {
                Into(_byNeed, need).Add(entry);
            }
        }
    }

    public void Remove(DocumentHash hash)
    {
        if (_entries.Remove(hash, out var entry))
        {
            Into(_byTitle, entry.Title).Remove(entry);
            if (entry.Place is { } need)
            {
                Into(_byNeed, need).Remove(entry);
            }
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

    /// <summary>Documents that ask for nothing the input doesn't have and give all that the output requires; the most used first. Of the given title, where there is one.</summary>
    public IReadOnlyList<DocumentHash> Search(string? title, JsonValue input, JsonValue output, int limit)
    {
        var (has, wants) = (Declared(input), Required(output));
        if (has is null || wants is null)
        {
            return [];
        }

        IEnumerable<Entry> near = title is null ? has.Append(NoName).SelectMany(name => _byNeed.GetValueOrDefault(name) ?? []) : _byTitle.GetValueOrDefault(Code(title)) ?? [];
        return
        [
            .. near.Take(MaxExamined).Where(entry => IsAnyTask(title, input, output) || (entry.Place is not null && entry.Needs.All(has.Contains) && wants.All(want => Array.BinarySearch(entry.Gives, want) >= 0)))
                .OrderByDescending(entry => entry.Asked).ThenBy(entry => entry.Hash).Take(limit).Select(entry => entry.Hash),
        ];
    }

    /// <summary>A title alone says nothing of schemas.</summary>
    private static bool IsAnyTask(string? title, JsonValue input, JsonValue output) => title is not null && input.IsMissing && output.IsMissing;

    private static List<Entry> Into(Dictionary<ulong, List<Entry>> places, ulong code)
    {
        if (!places.TryGetValue(code, out var entries))
        {
            places.Add(code, entries = []);
        }

        return entries;
    }

    private static HashSet<ulong>? Declared(JsonValue schema) => Codes(schema["properties"].AsObject?.Select(member => member.Key));

    private static HashSet<ulong>? Required(JsonValue schema) => Codes(schema["required"].AsArray?.Select(name => name.AsString ?? ""));

    /// <summary>Null when there are too many.</summary>
    private static HashSet<ulong>? Codes(IEnumerable<string>? names)
    {
        var codes = new HashSet<ulong>();
        foreach (var name in names ?? [])
        {
            if (codes.Add(Code(name)) && codes.Count > MaxNames)
            {
                return null;
            }
        }

        return codes;
    }

    private static ulong Code(string name) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
