using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json.Schema;
using Parley.Protocol.Json;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using MutableObject = System.Text.Json.Nodes.JsonObject;

namespace Parley.Functions;

/// <summary>JSON Schemas (2020-12) of .NET types: required members from constructors and <c>required</c>, descriptions from <see cref="DescriptionAttribute"/>.</summary>
public static class TypeSchemas
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schema as JSON; <see cref="Protocol.Schemas.JsonSchema"/> compiles it.</summary>
    public static JsonValue Of(Type type)
        => FunctionJson.Parse(Encoding.UTF8.GetBytes(FunctionJson.Options.GetJsonSchemaAsNode(type, Exporter).ToJsonString()));

    /// <summary>Whether values of the type are JSON objects with named members.</summary>
    public static bool IsObject(Type type) => Of(type)["type"].AsString == "object";

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is MutableObject members && !members.ContainsKey("description") && DescriptionOf(context) is { } description)
        {
            members.Insert(0, "description", description);
        }

        return schema;
    }

    private static string? DescriptionOf(JsonSchemaExporterContext context)
        => Find(context.PropertyInfo?.AttributeProvider) ?? Find(context.PropertyInfo?.AssociatedParameter?.AttributeProvider) ?? Find(context.TypeInfo.Type);

    private static string? Find(ICustomAttributeProvider? provider)
        => provider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
