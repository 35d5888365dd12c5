using System.Text;
using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas;

/// <summary>Says in one line what a schema allows, for error messages and prompts: <c>{ location: string, date: string(date), days?: integer }</c>.</summary>
public static class SchemaText
{
    private const int MaxDepth = 5;
    private const int MaxParts = 24;

    /// <summary>Describes a schema; parts beyond a line's worth are left out with an ellipsis. Takes any value and never throws.</summary>
    public static string Describe(JsonValue schema)
    {
        var text = new StringBuilder();
        Write(text, schema, schema, MaxDepth);
        return text.ToString();
    }

    private static void Write(StringBuilder text, in JsonValue schema, in JsonValue root, int depth)
    {
        if (schema.AsObject is not { } members)
        {
            text.Append(schema.IsBoolean && !schema.IsTrue ? "nothing" : "any");
        }
        else if (depth == 0 || text.Length > 2000)
        {
            text.Append('…');
        }
        else if (!members["const"].IsMissing)
        {
            text.Append(Words.Shorten(members["const"]));
        }
        else if (members["enum"].AsArray is { } values)
        {
            Join(text, " | ", values, static (output, value) => output.Append(Words.Shorten(value)));
        }
        else if (members["$ref"].AsString is { } reference)
        {
            WriteReference(text, reference, root, depth);
        }
        else
        {
            WriteShape(text, members, root, depth);
        }
    }

    private static void WriteReference(StringBuilder text, string reference, JsonValue root, int depth)
    {
        var name = reference[(reference.LastIndexOf('/') + 1)..];
        var target = reference == $"#/$defs/{name}" ? root["$defs"][name] : default;
        if (target.IsMissing)
        {
            text.Append(name is "" or "#" ? "itself" : name);
            return;
        }

        Write(text, target, root, depth - 1);
    }

    private static void WriteShape(StringBuilder text, JsonObject members, JsonValue root, int depth)
    {
        foreach (var keyword in new[] { "anyOf", "oneOf", "allOf" })
        {
            if (members["type"].IsMissing && members["properties"].IsMissing && members[keyword].AsArray is { Count: > 0 } list)
            {
                Join(text, keyword == "allOf" ? " & " : " | ", list, (output, item) => Write(output, item, root, depth - 1));
                return;
            }
        }

        var types = members["type"].AsArray ?? new JsonArray([members["type"]]);
        if (types.Count == 1 && types[0].IsMissing)
        {
            types[0] = !members["properties"].IsMissing ? "object" : !members["items"].IsMissing ? "array" : "any";
        }

        Join(text, " | ", types, (output, type) => WriteType(output, type.AsString ?? "any", members, root, depth));
    }

    private static void WriteType(StringBuilder text, string type, JsonObject members, JsonValue root, int depth)
    {
        switch (type)
        {
            case "object":
                WriteObject(text, members, root, depth);
                break;
            case "array":
                WriteItems(text, members["items"], root, depth);
                break;
            case "string":
                text.Append(members["format"].AsString is { } format ? $"string({format})" : "string");
                break;
            default:
                text.Append(type);
                break;
        }
    }

    private static void WriteItems(StringBuilder text, JsonValue items, JsonValue root, int depth)
    {
        var inner = new StringBuilder();
        Write(inner, items, root, depth - 1);
        var item = inner.ToString();
        text.Append(item.Contains(" | ", StringComparison.Ordinal) && item[0] != '{' ? $"({item})[]" : item + "[]");
    }

    private static void WriteObject(StringBuilder text, JsonObject members, JsonValue root, int depth)
    {
        if (members["properties"].AsObject is not { Count: > 0 } properties)
        {
            text.Append("object");
            return;
        }

        var required = (members["required"].AsArray ?? []).Select(name => name.AsString).ToHashSet();
        var written = 0;
        foreach (var (name, schema) in properties)
        {
            text.Append(written == 0 ? "{ " : ", ");
            if (written++ == MaxParts)
            {
                text.Append('…');
                break;
            }

            text.Append(Words.IsIdentifier(name) ? name : Words.Quote(name)).Append(required.Contains(name) ? ": " : "?: ");
            Write(text, schema, root, depth - 1);
        }

        text.Append(" }");
    }

    private static void Join(StringBuilder text, string separator, JsonArray parts, Action<StringBuilder, JsonValue> write)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : separator);
            if (i == MaxParts)
            {
                text.Append('…');
                return;
            }

            write(text, parts[i]);
        }
    }
}
