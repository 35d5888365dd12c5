using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Running;

/// <summary>The first thing that is wrong with a value, in words a model can act on.</summary>
internal static class SchemaProblem
{
    public static string? Of(JsonSchema schema, JsonValue value)
    {
        if (value.IsMissing)
        {
            return "is missing";
        }

        return schema.IsValid(value) ? null : schema.Validate(value, 1) is [var first, ..] ? $"breaks its schema at {first.InstancePath}: {first.Message}" : "breaks its schema";
    }
}
