using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>Forecasts: -10 to 30 °C, 0 to 100 mm, wet above 50 mm.</summary>
internal static class Weather
{
    private const double Coldest = -10;
    private const double Span = 40;
    private const double Wet = 50;

    public static ValueTask<Outcome<JsonValue>> Forecast(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
        => Answers.Now(At(scene.Draw, input["location"].AsString!, input["date"].AsString!));

    public static ValueTask<Outcome<JsonValue>> Today(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
        => Answers.Now(new JsonObject { { "weather", At(scene.Draw, input["location"].AsString!, scene.Today)["weather"] } });

    private static JsonObject At(Draw draw, string location, string date)
    {
        var temperature = Math.Round(Coldest + (draw.Unit("temperature", location, date) * Span), 1);
        var precipitation = Math.Round(draw.Unit("precipitation", location, date) * 100, 1);
        var dry = draw.Unit("sky", location, date) < 0.5 ? "sunny" : "cloudy";
        return new JsonObject { { "temperature", temperature }, { "precipitation", precipitation }, { "weather", precipitation <= Wet ? dry : temperature > 0 ? "rainy" : "snowy" } };
    }
}
