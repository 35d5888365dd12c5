using Parley.Protocol.Json;

namespace Parley.Models.Offline.Fields;

/// <summary>Which kind of value a schema without properties describes.</summary>
internal static class SchemaKinds
{
    public static FieldKind Of(JsonValue schema)
    {
        var type = TypeName(schema);
        return type switch
        {
            "string" => OfFormat(schema["format"].AsString),
            "integer" => FieldKind.Integer,
            "number" => FieldKind.Number,
            "boolean" => FieldKind.Boolean,
            "array" => FieldKind.List,
            "object" => FieldKind.Record,
            _ when schema["items"].AsObject is not null => FieldKind.List,
            _ when Allowed(schema) is { Count: > 0 } allowed => OfValue(allowed[0]),
            _ => FieldKind.Any,
        };
    }

    public static FieldKind OfValue(JsonValue value) => value.Kind switch
    {
        JsonKind.String => ValueForms.KindOf(value.AsString!),
        JsonKind.Number => Math.Truncate(value.AsNumber) == value.AsNumber ? FieldKind.Integer : FieldKind.Number,
        JsonKind.Boolean => FieldKind.Boolean,
        JsonKind.Array => FieldKind.List,
        JsonKind.Object => FieldKind.Record,
        _ => FieldKind.Any,
    };

    public static IReadOnlyList<JsonValue> Allowed(JsonValue schema)
    {
        if (!schema["const"].IsMissing)
        {
            return [schema["const"]];
        }

        return schema["enum"].AsArray is { } values ? [.. values.Where(value => !value.IsNull)] : [];
    }

    public static bool AllowsNull(JsonValue schema)
        => schema["type"].AsArray is { } types ? types.Contains("null") : schema["type"].AsString == "null" || schema["enum"].AsArray?.Contains(JsonValue.Null) == true;

    private static string? TypeName(JsonValue schema)
        => schema["type"].AsString ?? schema["type"].AsArray?.Select(type => type.AsString).FirstOrDefault(type => type != "null");

    private static FieldKind OfFormat(string? format) => format switch
    {
        "date" => FieldKind.Date,
        "time" => FieldKind.Time,
        "date-time" => FieldKind.DateTime,
        _ => FieldKind.Text,
    };
}
