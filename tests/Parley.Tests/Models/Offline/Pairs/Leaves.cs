using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Schemas and values of lists of leaves.</summary>
public static class Leaves
{
    public static JsonValue Schema(IReadOnlyList<Leaf> leaves)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var leaf in leaves)
        {
            var (members, names) = leaf.Path.Count == 1 ? (properties, required) : Group(leaf, properties, required);
            members[leaf.Path[^1]] = leaf.Schema();
            if (leaf.Required)
            {
                names.Add(leaf.Path[^1]);
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    public static JsonValue Value(IReadOnlyList<Leaf> leaves, Func<Leaf, JsonValue> valueOf)
    {
        var value = new JsonObject();
        foreach (var leaf in leaves)
        {
            var one = valueOf(leaf);
            if (leaf.Path.Count == 2 && leaf.GroupRequired && value[leaf.Path[0]].IsMissing)
            {
                value[leaf.Path[0]] = new JsonObject();
            }

            if (one.IsMissing)
            {
                continue;
            }

            var members = value;
            if (leaf.Path.Count == 2)
            {
                members = value[leaf.Path[0]].AsObject ?? [];
                value[leaf.Path[0]] = members;
            }

            members[leaf.Path[^1]] = one;
        }

        return value;
    }

    /// <summary>Which leaves have a value this time: an optional object is there or not as a whole.</summary>
    public static IReadOnlySet<string> Present(IReadOnlyList<Leaf> leaves, Random random)
    {
        var present = new HashSet<string>();
        var groups = new Dictionary<string, bool>();
        foreach (var leaf in leaves)
        {
            var chance = random.Next(3) > 0;
            var hasGroup = leaf.GroupRequired || (groups.TryGetValue(leaf.Path[0], out var known) ? known : groups[leaf.Path[0]] = random.Next(3) > 0);
            if (hasGroup && (leaf.Required || chance))
            {
                present.Add(leaf.Id);
            }
        }

        return present;
    }

    public static JsonValue Find(JsonValue value, Leaf leaf) => leaf.Path.Aggregate(value, (inner, name) => inner[name]);

    private static (JsonObject Members, JsonArray Required) Group(Leaf leaf, JsonObject properties, JsonArray required)
    {
        if (properties[leaf.Path[0]].AsObject is not { } group)
        {
            group = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["required"] = new JsonArray() };
            if (leaf.GroupDescription is not null)
            {
                group["description"] = leaf.GroupDescription;
            }

            properties[leaf.Path[0]] = group;
            if (leaf.GroupRequired)
            {
                required.Add(leaf.Path[0]);
            }
        }

        return (group["properties"].AsObject!, group["required"].AsArray!);
    }
}
