namespace Parley.Protocol.Schemas;

/// <summary>A compiled schema, or what is wrong with it: then the schema is null and the paths of the errors point into the schema text.</summary>
public sealed record SchemaCompilation(JsonSchema? Schema, IReadOnlyList<SchemaViolation> Errors);
