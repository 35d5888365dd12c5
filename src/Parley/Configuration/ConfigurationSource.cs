using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Configuration;

/// <summary>
/// Where a configuration is read from. A JSON file has types. <c>IConfiguration</c> has lost them: everything is text, letter case in keys means nothing,
/// and a schema is JSON text or the path of a file.
/// </summary>
/// <param name="folder">What relative paths start from.</param>
internal sealed class ConfigurationSource(bool isText, string folder, ConfigurationReport report)
{
    public ConfigurationReport Report => report;

    public JsonValue Find(JsonObject members, string key)
        => isText ? members.FirstOrDefault(member => Same(member.Key, key)).Value : members[key];

    public bool Same(string left, string right) => left.Equals(right, isText ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>A number or a boolean out of its text, where types were lost.</summary>
    public JsonValue Scalar(JsonValue value)
    {
        if (!isText || value.AsString is not { } text)
        {
            return value;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : bool.TryParse(text, out var flag) ? flag
            : value;
    }

    public string PathOf(string file) => Path.GetFullPath(file, folder);

    /// <summary>A schema. Missing, with a mistake, when its text or its file can't be read.</summary>
    public JsonValue Schema(JsonValue value, string at)
    {
        if (!isText || value.AsString is not { } text)
        {
            return value;
        }

        if (!text.TrimStart().StartsWith('{'))
        {
            var file = PathOf(text);
            if (!File.Exists(file))
            {
                report.Mistake(at, $"must be a JSON Schema as JSON text or the path of a file that holds one; there is no file {file}.");
                return default;
            }

            text = File.ReadAllText(file);
        }

        if (JsonText.TryParse(text, out var schema, out var error))
        {
            return schema;
        }

        report.Mistake(at, error!);
        return default;
    }
}
