using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>Makes a value of a mapping's target from a value of its source.</summary>
internal static class Rearranging
{
    public static JsonValue Apply(Mapping mapping, JsonValue source)
    {
        if (!mapping.Target.IsRecord)
        {
            return mapping.Links is [var only] ? ValueOf(only, source) : default;
        }

        var result = new JsonObject();
        foreach (var group in mapping.Target.Groups.Where(group => group.IsRequired))
        {
            Enter(result, group.Path);
        }

        foreach (var link in mapping.Links)
        {
            var value = ValueOf(link, source);
            if (!value.IsMissing)
            {
                Enter(result, [.. link.Target.Path.SkipLast(1)])[link.Target.Path[^1]] = value;
            }
        }

        foreach (var group in mapping.Target.Groups.Where(group => !group.IsRequired).Reverse())
        {
            LeaveOutBroken(result, group, mapping.Target);
        }

        return result;
    }

    private static void LeaveOutBroken(JsonObject root, Group group, Shape target)
    {
        var outer = Find(root, [.. group.Path.SkipLast(1)]).AsObject;
        if (outer?[group.Path[^1]].AsObject is { } inner && target.Inside(group.Path).Any(leaf => leaf.IsRequiredInside && !inner.ContainsKey(leaf.Path[^1])))
        {
            outer.Remove(group.Path[^1]);
        }
    }

    public static JsonValue Find(JsonValue root, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            root = root[name];
        }

        return root;
    }

    private static JsonValue ValueOf(Link link, JsonValue source)
    {
        if (link.Source is null)
        {
            return link.Constant;
        }

        var value = Find(source, link.Source.Path);
        if (value.IsMissing || (value.IsNull && !link.Target.AllowsNull))
        {
            return default;
        }

        if (link.Items is { } items && value.AsArray is { } list)
        {
            return new JsonArray(list.Select(item => Apply(items, item)));
        }

        return Conversions.Apply(link.Conversion, value, link.Target);
    }

    private static JsonObject Enter(JsonObject root, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (root[name].AsObject is not { } inner)
            {
                inner = [];
                root[name] = inner;
            }

            root = inner;
        }

        return root;
    }
}
