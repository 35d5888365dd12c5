using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>Screenings and tickets.</summary>
internal static class Cinema
{
    public static ValueTask<Outcome<JsonValue>> Movies(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
        => Answers.Now(new JsonObject { { "movies", new JsonArray(scene.Data.Movies(input["date"].AsString!).Select(movie => new JsonValue(movie))) } });

    public static ValueTask<Outcome<JsonValue>> Buy(JsonValue input, ServerScene scene, CancellationToken cancellationToken)
    {
        var (movie, date, hour, count) = (input["movie"].AsString!, input["date"].AsString!, input["hour"].AsNumber, input["numTickets"].AsNumber);
        switch (scene.Data.TicketsLeft(movie, date, hour))
        {
            case null:
                return Answers.Now(Answers.Failure("The movie is not shown then."));
            case var left when left < count:
                return Answers.Now(Answers.Failure("There are not enough tickets left."));
            default:
                scene.Data.TakeTickets(movie, date, hour, count);
                return Answers.Now(Answers.Success);
        }
    }
}
