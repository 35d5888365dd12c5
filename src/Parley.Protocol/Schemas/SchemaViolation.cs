namespace Parley.Protocol.Schemas;

/// <summary>One way in which a value breaks its schema, in words that a person or a model can act on.</summary>
/// <param name="InstancePath">Where in the value, such as <c>$.items[2].price</c>.</param>
/// <param name="SchemaPath">Which keyword of the schema, as a JSON Pointer fragment such as <c>#/properties/items/type</c>.</param>
/// <param name="Message">What is wrong, to be read after the path: <c>must be a number but is the string "12"</c>.</param>
public sealed record SchemaViolation(string InstancePath, string SchemaPath, string Message)
{
    /// <summary>Place and reason, for people.</summary>
    public override string ToString() => $"{InstancePath} {Message}";
}
