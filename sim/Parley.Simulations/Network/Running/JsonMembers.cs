using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Running;

/// <summary>Members of one object in another.</summary>
internal static class JsonMembers
{
    /// <summary>The object itself, with these members added.</summary>
    public static JsonObject With(this JsonObject target, IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        foreach (var (name, value) in members)
        {
            target.Add(name, value);
        }

        return target;
    }
}
