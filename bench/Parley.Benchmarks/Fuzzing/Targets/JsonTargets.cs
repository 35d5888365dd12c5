using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Targets;

internal static class JsonTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [new("json", [.. SeedFiles.Texts("json.txt"), .. SeedFiles.Golden("request")], Decode)];

    private static void Decode(byte[] input)
    {
        var isRead = JsonText.TryParse(input, JsonLimits.Default, out var value, out var error);
        Promise.IsExplained(isRead, error);
        if (isRead)
        {
            Promise.Holds(JsonText.TryParse(JsonText.WriteUtf8(value), JsonLimits.Default, out var again, out _) && again == value, "what was written is not what was read");
            Promise.Holds(JsonText.Parse(JsonText.WriteIndented(value)) == value, "what was written with indentation is not what was read");
            Promise.Holds(Encoding.UTF8.GetString(JsonText.WriteUtf8(value)) == JsonText.Write(value), "text and bytes differ");
        }
    }
}
