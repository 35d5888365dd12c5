namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Where subschemas stand in a schema.</summary>
internal static class SchemaKeywords
{
    /// <summary>Keywords whose value is one schema.</summary>
    public static readonly string[] OfSchema =
        ["not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema"];

    /// <summary>Keywords whose value is an array of schemas.</summary>
    public static readonly string[] OfList = ["allOf", "anyOf", "oneOf", "prefixItems"];

    /// <summary>Keywords whose value is an object of schemas.</summary>
    public static readonly string[] OfMap = ["$defs", "definitions", "properties", "patternProperties", "dependentSchemas"];
}
