using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>Drivers, who don't set out into a jam.</summary>
internal static class Delivery
{
    public static async ValueTask<Outcome<JsonValue>> SendAsync(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var asked = await scene.Links.AskAsync("traffic-server", "getTraffic", new JsonObject { { "location", input["address"] }, { "date", scene.Today } }, cancellationToken);
        if (!asked.TryGet(out var traffic, out var error))
        {
            return error;
        }

        scene.Data.Log("delivery");
        return Traffic.IsJammed(traffic) ? Answers.Failure("There is too much traffic at the address.") : Answers.Success;
    }
}
