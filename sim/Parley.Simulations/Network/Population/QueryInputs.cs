using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Population;

/// <summary>Inputs as the network's users give them: past days, common names, street addresses, a handful of cities and films.</summary>
internal sealed class QueryInputs(Random random)
{
    private static readonly string[] Cities = ["London", "Paris", "Rome", "Berlin", "Madrid", "Vienna", "Zurich", "Dublin"];
    private static readonly string[] Streets = ["Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Robinson", "Wright"];
    private static readonly string[] FirstNames = ["Olivia", "Amelia", "Isla", "Ava", "Mia", "Oliver", "George", "Arthur", "Noah", "Toby"];
    private static readonly string[] Surnames = ["Walker", "White", "Edwards", "Green", "Hall", "Thomas", "Clarke", "Jackson", "Wood", "Harris"];
    private static readonly string[] Films = ["Forrest Gump", "Stand by Me", "The Silence of the Lambs"];
    private static readonly string[] FilmDays = ["2024-03-15", "2024-03-16", "2024-03-17", "2024-03-18"];
    private static readonly int[] FilmHours = [18, 20];
    private static readonly string[] Restaurants = ["Il Forno", "Royal Oak", "Bengal Delight"];
    private static readonly string[] Skis = ["racing", "carving", "backcountry"];
    private static readonly DateOnly FirstDay = new(2023, 1, 1);
    private const int Days = 650;
    private const int LongestStay = 20;

    public JsonObject For(string task) => task switch
    {
        "queryWeather" or "getTraffic" or "forecast" or "getTemperature" => new() { { "date", Day() }, { "location", Pick(Cities) } },
        "bookRoom" => Stay(),
        "suggestRestaurant" or "isOpen" => new() { { "date", Day() } },
        "todaysWeather" => new() { { "location", Pick(Cities) } },
        "rentSki" => new() { { "date", Day() }, { "type", Pick(Skis) } },
        "openingTimes" => [],
        "bookTable" => new() { { "fullName", $"{Pick(FirstNames)} {Pick(Surnames)}" }, { "numPeople", random.Next(1, 9) }, { "date", Day() }, { "hour", random.Next(12, 23) } },
        "orderEverything" => new() { { "deliveryAddress", Address() } },
        "requestDelivery" => new() { { "address", Address() }, { "restaurant", Pick(Restaurants) } },
        "availableMovies" => new() { { "date", Pick(FilmDays) } },
        "buyTickets" => new() { { "movie", Pick(Films) }, { "date", Pick(FilmDays) }, { "hour", Pick(FilmHours) }, { "numTickets", random.Next(1, 6) } },
        "callTaxi" => new() { { "address", Address() }, { "time", string.Create(CultureInfo.InvariantCulture, $"{random.Next(24):00}:{random.Next(60):00}") } },
        _ => throw new ArgumentException($"No user asks for '{task}'.", nameof(task)),
    };

    private JsonObject Stay()
    {
        var first = random.Next(Days);
        return new() { { "startDate", Text(first) }, { "endDate", Text(first + random.Next(1, LongestStay)) } };
    }

    private string Day() => Text(random.Next(Days));

    private string Address() => $"{random.Next(1, 100)} {Pick(Streets)} Street";

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private static string Text(int day) => FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
}
