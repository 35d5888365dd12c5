using System.Text;
using Parley.Core.Databases;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What protocol databases say of themselves.</summary>
internal static class DatabaseTargets
{
    private static readonly string Seed = $$$"""{"digests":{"00":"{{{new string('a', 64)}}}","ff":""},"documents":["00{{{new string('b', 38)}}}"],"routines":{"00{{{new string('c', 62)}}}":["0123456789abcdef"]}}""";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("database digest", [Encoding.UTF8.GetBytes(Seed)], Digest),
        new("database part", [Encoding.UTF8.GetBytes(Seed)], Part),
    ];

    private static void Digest(byte[] input)
    {
        if (JsonText.TryParse(input, JsonLimits.Default, out var json, out _))
        {
            var digest = DatabaseDigest.Read(json);
            Promise.Holds(digest.Checksums.Count <= 256 && DatabaseDigest.Read(digest.ToJson()).Checksums.SequenceEqual(digest.Checksums), "a digest isn't what was written");
        }
    }

    private static void Part(byte[] input)
    {
        if (JsonText.TryParse(input, JsonLimits.Default, out var json, out _))
        {
            var part = DatabasePart.Read(json, "00");
            Promise.Holds(DatabasePart.Read(part.ToJson(), "00").Checksum == part.Checksum, "a part isn't what was written");
        }
    }
}
