using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Servers;

/// <summary>The fifteen servers of the Agora paper's network: models, tasks, databases, whom they ask, and their business rules.</summary>
internal static class ServerCatalog
{
    private static readonly Restaurant Forno = new("Il Forno", 12, 22, DayOfWeek.Monday);
    private static readonly Restaurant Oak = new("Royal Oak", 17, 23, DayOfWeek.Tuesday);
    private static readonly Restaurant Bengal = new("Bengal Delight", 17, 23, DayOfWeek.Tuesday);

    /// <summary>In the order of the paper's configuration.</summary>
    public static IReadOnlyList<Server> All { get; } =
    [
        Tables("weather-server", "Weather service: forecasts for a place and day.", PaperModels.Gpt4o, 1, Stock.Empty, ("forecast", Weather.Forecast), ("todaysWeather", Weather.Today)),
        Tables("hotel1", "Lodge Hotel, a small hotel near Paris.", PaperModels.Gpt4o, 2, Stock.Rooms, ("bookRoom", Lodging.BookRoom)),
        Tables("hotel2", "Plaza Hotel, a small hotel in Barcelona.", PaperModels.Llama405B, 2, Stock.Rooms, ("bookRoom", Lodging.BookRoom)),
        Documents("hotel3", "Grand Hotel, a luxurious hotel in London.", PaperModels.Gpt4o, 0, Stock.Rooms, ("bookRoom", Lodging.BookRoom), ("suggestRestaurant", Lodging.Recommend("restaurant1", Forno.Name))),
        Tables("ski-resort1", "Alpine Resort, a ski resort near Zurich.", PaperModels.Gpt4o, 0, Stock.RoomsAndSkis, ("bookRoom", Lodging.BookRoomIfCold("Zurich")), ("rentSki", Lodging.RentSki)),
        Documents(
            "ski-resort2", "Snowy Peaks Resort, a ski resort near Vienna.", PaperModels.Llama405B, 1, Stock.RoomsAndSkis,
            ("bookRoom", Lodging.BookRoomIfCold("Vienna")), ("rentSki", Lodging.RentSki), ("suggestRestaurant", Lodging.Recommend("restaurant3", Bengal.Name))),
        Tables(
            "restaurant1", "Il Forno, an Italian restaurant in London.", PaperModels.Llama405B, 0, Stock.Empty,
            ("bookTable", Forno.BookTable), ("openingTimes", Forno.OpeningTimes), ("orderEverything", Forno.OrderAsync), ("isOpen", Forno.OpenOn)),
        Documents(
            "restaurant2", "Royal Oak, a British restaurant in Cairo.", PaperModels.Gpt4o, 0, Stock.Empty,
            ("bookTable", Oak.BookTable), ("openingTimes", Oak.OpeningTimes), ("orderEverything", Oak.OrderAsync)),
        Tables("restaurant3", "Bengal Delight, an Indian restaurant in Vienna.", PaperModels.Gpt4o, 2, Stock.Empty, ("bookTable", Bengal.BookTable), ("openingTimes", Bengal.OpeningTimes), ("isOpen", Bengal.OpenOn)),
        Tables("delivery-service", "Fast Delivery: drivers who bring food to an address.", PaperModels.Gpt4o, 0, Stock.Empty, ("requestDelivery", Delivery.SendAsync)),
        Documents("cinema1", "Silver Screen, a small cinema in Paris.", PaperModels.Gpt4o, 2, Stock.Cinema, ("availableMovies", Cinema.Movies), ("buyTickets", Cinema.Buy)),
        Tables("cinema2", "Golden Globe, a large cinema in Berlin.", PaperModels.Gemini15Pro, 1, Stock.Cinema, ("availableMovies", Cinema.Movies), ("buyTickets", Cinema.Buy)),
        Tables("taxi1", "Yellow Cab, a taxi company in New York.", PaperModels.Gemini15Pro, 0, Stock.Empty, ("callTaxi", new Taxi("New York", Fee: 20, ChargesEvenings: true, ChargesRain: false).CallAsync)),
        Tables("taxi2", "Blue Taxi, a taxi company in London.", PaperModels.Llama405B, 0, Stock.Empty, ("callTaxi", new Taxi("London", Fee: 30, ChargesEvenings: false, ChargesRain: true).CallAsync)),
        Tables("traffic-server", "Traffic service: traffic at a place and day.", PaperModels.Gpt4o, 2, Stock.Empty, ("getTraffic", Traffic.At)),
    ];

    /// <summary>What users ask for: each pair of a server and a task of the paper.</summary>
    public static IReadOnlyList<ServerTask> Pairs { get; } =
    [
        new("weather-server", "queryWeather"),
        new("hotel1", "bookRoom"), new("hotel2", "bookRoom"), new("hotel3", "bookRoom"), new("hotel3", "suggestRestaurant"),
        new("ski-resort1", "bookRoom"), new("ski-resort1", "rentSki"),
        new("ski-resort2", "bookRoom"), new("ski-resort2", "rentSki"), new("ski-resort2", "suggestRestaurant"),
        new("restaurant1", "bookTable"), new("restaurant1", "openingTimes"), new("restaurant1", "orderEverything"),
        new("restaurant2", "bookTable"), new("restaurant2", "openingTimes"), new("restaurant2", "orderEverything"),
        new("restaurant3", "bookTable"), new("restaurant3", "openingTimes"),
        new("cinema1", "availableMovies"), new("cinema1", "buyTickets"), new("cinema2", "availableMovies"), new("cinema2", "buyTickets"),
        new("taxi1", "callTaxi"), new("taxi2", "callTaxi"),
        new("traffic-server", "getTraffic"),
    ];

    /// <summary>The skill by which a server does a task; throws when it has none.</summary>
    public static ServerSkill SkillFor(Server server, string task)
    {
        var id = SkillIdFor(task);
        return server.Skills.First(skill => skill.Id == id);
    }

    /// <summary>Id of the skill by which servers do a task.</summary>
    public static string SkillIdFor(string task) => task is "queryWeather" or "getTemperature" ? "forecast" : task;

    private static Server Tables(string name, string description, string model, int database, Stock stock, params (string Skill, SkillWork Work)[] skills) => Make(name, description, model, database, isRelational: true, stock, skills);

    private static Server Documents(string name, string description, string model, int database, Stock stock, params (string Skill, SkillWork Work)[] skills) => Make(name, description, model, database, isRelational: false, stock, skills);

    private static Server Make(string name, string description, string model, int database, bool isRelational, Stock stock, (string Skill, SkillWork Work)[] skills)
        => new(name, description, model, database, isRelational, stock, [.. skills.Select(skill => new ServerSkill(NetworkTasks.Get(skill.Skill), skill.Work))]);
}
