using System.Globalization;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>Rooms and skis.</summary>
internal static class Lodging
{
    private const double Coldest = -10;
    private const double Warmest = 1;

    public static ValueTask<Outcome<JsonValue>> BookRoom(JsonValue input, ServerScene scene, CancellationToken cancellationToken) => Answers.Now(Book(input, scene));

    /// <summary>A room where the first day is neither too cold nor too warm for skiing.</summary>
    public static SkillWork BookRoomIfCold(string place) => async (input, scene, cancellationToken) =>
    {
        var asked = await scene.Links.AskAsync("weather-server", "getTemperature", new JsonObject { { "location", place }, { "date", input["startDate"] } }, cancellationToken);
        return !asked.TryGet(out var forecast, out var error) ? error
            : forecast["temperature"].AsNumber is >= Coldest and <= Warmest ? Book(input, scene)
            : Answers.Failure("The weather is not right for skiing.");
    };

    public static ValueTask<Outcome<JsonValue>> RentSki(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var date = input["date"].AsString!;
        return Answers.Now(new JsonObject { { "status", scene.Data.Book(input["type"].AsString!, date, date) is null ? "failure" : "success" } });
    }

    /// <summary>The restaurant that the house recommends, on days on which it is open.</summary>
    public static SkillWork Recommend(string server, string restaurant) => async (input, scene, cancellationToken) =>
    {
        var asked = await scene.Links.AskAsync(server, "isOpen", new JsonObject { { "date", input["date"] } }, cancellationToken);
        return !asked.TryGet(out var open, out var error) ? error : new JsonValue(new JsonObject { { "recommendedRestaurant", open["isOpen"].AsString == "yes" ? restaurant : "No restaurant" } });
    };

    private static JsonValue Book(JsonValue input, ServerScene scene)
    {
        var (first, last) = (input["startDate"].AsString!, input["endDate"].AsString!);
        return string.CompareOrdinal(last, first) < 0 ? Answers.Failure("The stay ends before it begins.")
            : scene.Data.Book("room", first, last) is { } room ? new JsonObject { { "status", "success" }, { "roomNumber", int.Parse(room, CultureInfo.InvariantCulture) } }
            : Answers.Failure("No room is free.");
    }
}
