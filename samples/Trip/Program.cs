// A personal assistant books trips with three agents of other owners: a flight, a car, a room. They have never met.
// The first trip is talked over in plain language. Then each pair agrees on a document, and no model is asked any more.
// Run it with: dotnet run -c Release --project samples/Trip
using Parley;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Samples;

// Each agent is an application of its own. Its schemas are nobody's business: what it does is described in one sentence.
var flights = await StartAsync("flights", agent => agent.Describe("Flights of a small airline.")
    .AddSkill("bookFlight", "Book a seat on a flight from one city to another on a day.", Bookings.Fly, SkillEffect.Once, SkillVisibility.Negotiated));
var cars = await StartAsync("cars", agent => agent.Describe("Cars for rent at airports.")
    .AddSkill("rentCar", "Rent a car in a city from one day to another.", Bookings.Rent, SkillEffect.Once, SkillVisibility.Negotiated));
var hotels = await StartAsync("hotels", agent => agent.Describe("Rooms in city hotels.")
    .AddSkill("bookRoom", "Book a hotel room in a city from one day to another.", Bookings.Stay, SkillEffect.Once, SkillVisibility.Negotiated));
var assistant = await StartAsync("assistant", agent => agent.Describe("Plans trips for its owner."));

// What the assistant wants, in its own words and types. A booking has an effect: whatever breaks on the way, nothing is booked twice.
var fly = ParleyTask.For<FlightWish, Flight>("Book a flight from one city to another on a day.");
var drive = ParleyTask.For<StayWish, Car>("Rent a car in a city from one day to another.");
var sleep = ParleyTask.For<StayWish, Room>("Book a hotel room in a city from one day to another.");

var client = assistant.Services.GetRequiredService<ParleyClient>();
var (airline, rental, hotel) = (client.Peer(Url(flights, "flights")), client.Peer(Url(cars, "cars")), client.Peer(Url(hotels, "hotels")));
var log = new ExchangeLog(assistant, flights, cars, hotels);
var trips = new List<Told[]>();
var prices = new List<double>();
foreach (var (city, from) in new[] { ("Lisbon", new DateOnly(2026, 5, 4)), ("Porto", new DateOnly(2026, 6, 8)), ("Faro", new DateOnly(2026, 7, 6)) })
{
    ExchangeLog.Begin($"Trip {trips.Count + 1}: {city}");
    var until = from.AddDays(5);
    var flight = await airline.InvokeAsync<Flight>(fly, new FlightWish("London", city, from));
    var flown = await log.TellAsync("flight");
    var car = await rental.InvokeAsync<Car>(drive, new StayWish(city, from, until));
    var driven = await log.TellAsync("car");
    var room = await hotel.InvokeAsync<Room>(sleep, new StayWish(city, from, until));
    var slept = await log.TellAsync("hotel");
    trips.Add([flown, driven, slept]);
    prices.Add(flight.Price + car.Price + room.Price);
    Console.WriteLine($"  Booked: flight {flight.FlightNumber}, a {car.Model}, room {room.RoomNumber}, for {prices[^1]} EUR together.");
}

var (talk, climb) = (trips[0].Sum(told => told.Cost), trips[0].Sum(told => told.ClimbCost));
Console.WriteLine();
Console.WriteLine($"Trip 1 cost {ExchangeLog.Money(talk)} USD in plain language, and {ExchangeLog.Money(climb)} USD once, for three documents and six routines.");
Console.WriteLine("A pair that has talked once is expected to talk five times more, so each pair agreed on a document at once (policy adaptive).");
Console.WriteLine("From trip 2 on a routine on each side turns wish into request and request into booking: no model is asked.");
Console.WriteLine($"The climb is paid off after {Math.Ceiling(climb / talk) + 1} trips. All figures: offline model, at 5 and 15 USD per million tokens.");
foreach (var node in new[] { assistant, flights, cars, hotels })
{
    await node.StopAsync();
}

return ExchangeLog.Conclude(
    prices is [675, 670, 665]
    && trips[0].All(told => told is { Caller: Mode.Language, Agent: Mode.Language })
    && trips.Skip(1).SelectMany(trip => trip).All(told => told is { Caller: Mode.Routine, Agent: Mode.Routine, ModelCalls: 0 }),
    "the first trip goes in plain language, all others by routines and without a model.");

async Task<WebApplication> StartAsync(string name, Action<AgentBuilder> describe)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddParley().UseInMemoryStore().AddModel("default", new OfflineModel(), new Price(5, 15)).AddAgent(name, describe);
    var app = builder.Build();
    app.MapParley("/parley");
    await app.StartAsync();
    return app;
}

static string Url(WebApplication node, string agent) => $"{node.Urls.First()}/parley/agents/{agent}";

/// <summary>What the three owners' booking systems do; they name things in their own ways.</summary>
static class Bookings
{
    public static Seat Fly(string origin, string destination, DateOnly date) => new($"SA {100 + date.DayOfYear}", 60 + (5 * destination.Length));

    public static RentedCar Rent(string city, DateOnly startDate, DateOnly endDate)
        => new(city.Length > 4 ? "Seat Ibiza" : "Fiat 500", 32 * (endDate.DayNumber - startDate.DayNumber));

    public static BookedRoom Stay(string city, DateOnly fromDate, DateOnly toDate) => new(100 + city.Length, 85 * (toDate.DayNumber - fromDate.DayNumber));
}

record Seat(string FlightNumber, double Price);

record RentedCar(string Model, double Price);

record BookedRoom(int RoomNumber, double Price);

record FlightWish(string From, string To, DateOnly Date);

record StayWish(string City, DateOnly From, DateOnly To);

record Flight(string FlightNumber, double Price);

record Car(string Model, double Price);

record Room(int RoomNumber, double Price);
