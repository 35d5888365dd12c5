using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>The places of a value that hold data, in document order.</summary>
internal static class JsonLeaves
{
    /// <summary>Scalars and empty containers.</summary>
    public static IEnumerable<(JsonPath Path, JsonValue Value)> Of(JsonValue value) => Of(JsonPath.Root, value);

    /// <summary>Every member and item, containers before what is in them; the root is left out.</summary>
    public static IEnumerable<(JsonPath Path, JsonValue Value)> Nodes(JsonValue value) => Nodes(JsonPath.Root, value).Skip(1);

    private static IEnumerable<(JsonPath Path, JsonValue Value)> Of(JsonPath path, JsonValue value)
        => Nodes(path, value).Where(node => node.Value.AsObject is not { Count: > 0 } && node.Value.AsArray is not { Count: > 0 });

    private static IEnumerable<(JsonPath Path, JsonValue Value)> Nodes(JsonPath path, JsonValue value)
    {
        if (value.IsMissing)
        {
            yield break;
        }

        yield return (path, value);
        if (value.AsObject is { } members)
        {
            foreach (var node in members.SelectMany(member => Nodes(path.Member(member.Key), member.Value)))
            {
                yield return node;
            }
        }
        else if (value.AsArray is { } items)
        {
            foreach (var node in items.SelectMany((item, i) => Nodes(path.Item(i), item)))
            {
                yield return node;
            }
        }
    }
}
