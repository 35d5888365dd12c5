using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Writing;

/// <summary>Writes the JSON Schema of fields.</summary>
internal static class SchemaWriter
{
    /// <summary>A flat object with one property a field, under the given names.</summary>
    public static JsonValue Of(IEnumerable<(string Name, Field Field)> named)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (name, field) in named)
        {
            properties[name] = Property(field);
            if (field.IsRequired)
            {
                required.Add(name);
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    private static JsonObject Property(Field field)
    {
        var schema = new JsonObject();
        if (TypeOf(field.Kind) is { } type)
        {
            schema["type"] = type;
        }

        if (FormatOf(field.Kind) is { } format)
        {
            schema["format"] = format;
        }

        if (field.Allowed.Count > 0)
        {
            schema["enum"] = new JsonArray(field.Allowed);
        }

        if (field.Item is { IsRecord: false, Fields: [var item, ..] })
        {
            schema["items"] = Property(item);
        }
        else if (field.Item is { } record)
        {
            schema["items"] = Of(record.Fields.Select(part => (part.Path[^1], part)));
        }

        schema["description"] = field.Description.Length > 0 ? field.Description : FieldPhrase.Capital(FieldPhrase.Of(field));
        return schema;
    }

    private static string? TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.Date or FieldKind.Time or FieldKind.DateTime => "string",
        FieldKind.Integer => "integer",
        FieldKind.Number => "number",
        FieldKind.Boolean => "boolean",
        FieldKind.List => "array",
        FieldKind.Record => "object",
        _ => null,
    };

    private static string? FormatOf(FieldKind kind) => kind switch
    {
        FieldKind.Date => "date",
        FieldKind.Time => "time",
        FieldKind.DateTime => "date-time",
        _ => null,
    };
}
