using Parley.Protocol.Json;

namespace Parley.Cli.Output;

internal static class JsonMembers
{
    /// <summary>The object itself, with one more member; for building output in one expression.</summary>
    public static JsonObject With(this JsonObject members, string name, JsonValue value)
    {
        members[name] = value;
        return members;
    }
}
