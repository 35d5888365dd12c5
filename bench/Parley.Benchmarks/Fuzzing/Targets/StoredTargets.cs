using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What a damaged disk may give back. Damage is a <see cref="FormatException"/>, nothing else.</summary>
internal static class StoredTargets
{
    private static readonly DocumentHash Hash = DocumentHash.Of("x");
    private static readonly RoutineKey Routine = new("a", Side.Receiver, Hash, "s");
    private static readonly PairKey Pair = new("a", "b", "c");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("stored routine", SeedFiles.Texts("stored.txt"), input => Read(input, json => RoutineRecordFormat.Write(RoutineRecordFormat.Read(Routine, 1, json)))),
        new("stored event", SeedFiles.Texts("stored.txt"), input => Read(input, json => RoutineEventFormat.Write(RoutineEventFormat.Read(Routine, json)))),
        new("stored pair", SeedFiles.Texts("stored.txt"), input => Read(input, json => PairStateFormat.Write(PairStateFormat.Read(Pair, 1, json)))),
    ];

    private static void Read(byte[] input, Func<JsonValue, string> readAndWrite)
    {
        if (!JsonText.TryParse(input, JsonLimits.Default, out var json, out _))
        {
            return;
        }

        try
        {
            var written = readAndWrite(json);
            Promise.Holds(readAndWrite(JsonText.Parse(written)) == written, "what was stored is not read back");
        }
        catch (FormatException)
        {
        }
    }
}
