using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Simulations.Network.Running;

namespace Parley.Simulations.Network.Changes;

/// <summary>Other names for members of an object.</summary>
/// <param name="names">The new name by the old one.</param>
internal sealed class RenamedMembers(IReadOnlyDictionary<string, string> names)
{
    private readonly Dictionary<string, string> _old = names.ToDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>The same schema of an object under the new names.</summary>
    public JsonSchema Rename(JsonSchema schema)
    {
        var source = new JsonObject().With(schema.Source.AsObject!.Select(part => new KeyValuePair<string, JsonValue>(part.Key, part.Key switch
        {
            "properties" => Rename(part.Value),
            "required" => new JsonArray(part.Value.AsArray!.Select(name => new JsonValue(names.GetValueOrDefault(name.AsString!, name.AsString!)))),
            _ => part.Value,
        })));
        return JsonSchema.Compile(source).Schema ?? throw new InvalidOperationException($"{JsonText.Write(source)} is no schema.");
    }

    public JsonValue Rename(JsonValue value) => With(value, names);

    /// <summary>The old names again.</summary>
    public JsonValue Restore(JsonValue value) => With(value, _old);

    public override string ToString() => string.Join(", ", names.Select(name => $"{name.Key} to {name.Value}"));

    private static JsonValue With(JsonValue value, IReadOnlyDictionary<string, string> names) => value.AsObject is { } members
        ? new JsonObject(members.Count).With(members.Select(member => new KeyValuePair<string, JsonValue>(names.GetValueOrDefault(member.Key, member.Key), member.Value)))
        : value;
}
