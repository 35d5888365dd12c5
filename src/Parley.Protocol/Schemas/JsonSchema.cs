using Parley.Protocol.Json;
namespace Parley.Protocol.Schemas;
// Skeleton: replaced by branch `schemas`.
public sealed class JsonSchema
{
    private JsonSchema(JsonValue source) => Source = source;
    public JsonValue Source { get; }
    public static SchemaCompilation Compile(JsonValue schema, SchemaOptions? options = null) => new(new JsonSchema(schema), []);
    public bool IsValid(JsonValue instance) => Source.Kind != JsonKind.Extension;
    public IReadOnlyList<SchemaViolation> Validate(JsonValue instance, int maxViolations = 10) => Source.IsMissing ? [new("$", "#", "skeleton")] : [];
}
public sealed record SchemaOptions;
public sealed record SchemaCompilation(JsonSchema? Schema, IReadOnlyList<SchemaViolation> Errors);
public sealed record SchemaViolation(string InstancePath, string SchemaPath, string Message);
