using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>The two answers of work that may not be possible.</summary>
internal static class Answers
{
    public static JsonValue Success => new JsonObject { { "status", "success" } };

    public static JsonValue Failure(string why) => new JsonObject { { "status", "failure" }, { "error", why } };

    /// <summary>Work that is done without waiting for anybody.</summary>
    public static ValueTask<Outcome<JsonValue>> Now(JsonValue answer) => new(answer);
}
