using System.Globalization;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>A restaurant with one day off.</summary>
internal sealed record Restaurant(string Name, int Opens, int Closes, DayOfWeek DayOff)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public ValueTask<Outcome<JsonValue>> OpeningTimes(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var days = new JsonArray(Week.Where(day => day != DayOff).Select(day => new JsonValue(new JsonObject { { "day", day.ToString() }, { "openingHour", Opens }, { "closingHour", Closes } })));
        return Answers.Now(new JsonObject { { "openingTimes", days } });
    }

    public ValueTask<Outcome<JsonValue>> OpenOn(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
        => Answers.Now(new JsonObject { { "isOpen", IsOpen(input["date"].AsString!) ? "yes" : "no" } });

    public ValueTask<Outcome<JsonValue>> BookTable(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var (date, hour) = (input["date"].AsString!, input["hour"].AsNumber);
        return Answers.Now(
            !IsOpen(date) ? Answers.Failure("The restaurant is closed on that day.")
            : hour < Opens || hour >= Closes ? Answers.Failure("The restaurant is closed at that hour.")
            : scene.Data.BookTable(input["fullName"].AsString!.Split(' ')[^1], input["numPeople"].AsNumber, date, hour) ? Answers.Success
            : Answers.Failure("The table is booked already."));
    }

    public async ValueTask<Outcome<JsonValue>> OrderAsync(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var asked = await scene.Links.AskAsync("delivery-service", "requestDelivery", new JsonObject { { "address", input["deliveryAddress"] }, { "restaurant", Name } }, cancellationToken);
        if (!asked.TryGet(out var delivery, out var error))
        {
            return error;
        }

        scene.Data.Log("order");
        return delivery["status"].AsString == "success" ? Answers.Success : Answers.Failure("The food can't be delivered now.");
    }

    private bool IsOpen(string date) => DateOnly.TryParseExact(date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.DayOfWeek != DayOff;
}
