using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Schemas of strangers: compiled, described, sampled, compared, and used on values.</summary>
internal static class SchemaTargets
{
    /// <summary>Less than a node allows, so that many inputs fit into a run.</summary>
    private static readonly SchemaOptions Small = new() { MaxNodes = 2000, MaxSteps = 50_000 };

    public static IReadOnlyList<FuzzTarget> All { get; } = [new("schema", SeedFiles.Texts("schemas.txt"), Decode)];

    private static void Decode(byte[] input)
    {
        if (!JsonText.TryParse(input, JsonLimits.Default, out var value, out _))
        {
            return;
        }

        var compiled = JsonSchema.Compile(value, Small);
        Promise.Holds(compiled.Schema is null == compiled.Errors.Count > 0, "a schema and errors, or neither");
        if (compiled.Schema is not { } schema)
        {
            return;
        }

        Promise.Holds(schema.IsValid(value) == (schema.Validate(value, 3).Count == 0), "the quick and the full verdict differ");
        foreach (var violation in schema.Validate(value, 3))
        {
            Promise.Holds(violation.Message.Length > 0 && violation.InstancePath.StartsWith('$'), "a violation without words or place");
        }
    }
}
