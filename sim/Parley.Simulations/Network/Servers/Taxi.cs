using System.Globalization;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>A taxi company: a fixed fee and surcharges of a fifth each, which add up.</summary>
internal sealed record Taxi(string Place, double Fee, bool ChargesEvenings, bool ChargesRain)
{
    private const double Available = 0.85;
    private const double Surcharge = 0.2;

    public async ValueTask<Outcome<JsonValue>> CallAsync(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var time = input["time"].AsString!;
        if (scene.Draw.Unit(scene.Server, "taxi", time, scene.Data.Logged.ToString(CultureInfo.InvariantCulture)) >= Available)
        {
            scene.Data.Log("refused");
            return Answers.Failure("No taxi is available.");
        }

        var surcharges = ChargesEvenings && IsEvening(time) ? 1 : 0;
        var asked = await scene.Links.AskAsync("traffic-server", "getTraffic", new JsonObject { { "location", input["address"] }, { "date", scene.Today } }, cancellationToken);
        if (!asked.TryGet(out var traffic, out var error))
        {
            return error;
        }

        surcharges += Traffic.IsJammed(traffic) ? 1 : 0;
        if (ChargesRain)
        {
            asked = await scene.Links.AskAsync("weather-server", "todaysWeather", new JsonObject { { "location", Place } }, cancellationToken);
            if (!asked.TryGet(out var weather, out error))
            {
                return error;
            }

            surcharges += weather["weather"].AsString == "rainy" ? 1 : 0;
        }

        scene.Data.Log("ride");
        return new JsonValue(new JsonObject { { "status", "success" }, { "price", Fee * (1 + (Surcharge * surcharges)) } });
    }

    private static bool IsEvening(string time) => TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at) && at.Hour is >= 20 and < 23;
}
