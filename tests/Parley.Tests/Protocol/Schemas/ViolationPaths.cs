using System.Globalization;
using System.Text;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>Checks that a violation has words, and that both of its paths lead somewhere.</summary>
internal static class ViolationPaths
{
    public static string? Fault(SchemaViolation violation, JsonValue schema, JsonValue instance)
        => violation.Message.Length < 5 ? $"'{violation}' has no words"
            : !LeadsIntoSchema(violation.SchemaPath, schema) ? $"the schema path '{violation.SchemaPath}' of '{violation}' leads nowhere"
            : !LeadsIntoInstance(violation.InstancePath, instance) ? $"the instance path of '{violation}' leads nowhere"
            : null;

    private static bool LeadsIntoSchema(string path, JsonValue schema)
    {
        if (!path.StartsWith('#'))
        {
            return Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Fragment.Length > 0; // of a schema that was fetched
        }

        foreach (var step in path[1..].Split('/').Skip(1).Select(step => Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            schema = schema.AsArray is { } items ? items[int.Parse(step, CultureInfo.InvariantCulture)] : schema[step];
        }

        return !schema.IsMissing;
    }

    /// <summary>Walks every place of the instance and looks for one with that path.</summary>
    private static bool LeadsIntoInstance(string path, JsonValue instance) => Places("$", instance).Contains(path, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string path, JsonValue value)
    {
        var inner = value.AsArray is { } items
            ? items.SelectMany((item, i) => Places($"{path}[{i}]", item))
            : (value.AsObject ?? []).SelectMany(member => Places(path + Step(member.Key), member.Value));
        return inner.Prepend(path);
    }

    private static string Step(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') ? "." + name : $"[{Encoding.UTF8.GetString(JsonText.WriteUtf8(name))}]";
}
