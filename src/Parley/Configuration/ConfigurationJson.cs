using System.Globalization;
using Microsoft.Extensions.Configuration;
using Parley.Protocol.Json;

namespace Parley.Configuration;

/// <summary>An <c>IConfiguration</c> section as JSON. All scalars are strings; children named 0, 1, 2… are an array.</summary>
internal static class ConfigurationJson
{
    public static JsonValue Of(IConfiguration configuration)
    {
        var children = configuration.GetChildren().ToList();
        return children.Count == 0 && configuration is IConfigurationSection { Value: { } text } ? text
            : children.Count > 0 && IsArray(children) ? new JsonArray(children.Select(child => Of(child)))
            : Object(children);
    }

    private static bool IsArray(List<IConfigurationSection> children)
        => children.Select((child, i) => child.Key == i.ToString(CultureInfo.InvariantCulture)).All(matches => matches);

    private static JsonObject Object(List<IConfigurationSection> children)
    {
        var members = new JsonObject();
        foreach (var child in children)
        {
            members[child.Key] = Of(child);
        }

        return members;
    }
}
