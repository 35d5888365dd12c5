using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>Five kinds of traffic, each as likely as the others.</summary>
internal static class Traffic
{
    private static readonly string[] Kinds = ["clear", "light", "moderate", "heavy", "accident"];

    public static ValueTask<Outcome<JsonValue>> At(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
        => Answers.Now(new JsonObject { { "traffic", scene.Draw.Pick(Kinds, "traffic", input["location"].AsString!, input["date"].AsString!) } });

    /// <summary>Whether cars hardly move.</summary>
    public static bool IsJammed(JsonValue traffic) => traffic["traffic"].AsString is "heavy" or "accident";
}
