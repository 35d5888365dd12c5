using System.Globalization;
using Parley.Protocol.Json;
using static Parley.Cli.ModelBench.ModelTask;

namespace Parley.Cli.ModelBench;

/// <summary>Tasks in which data has to change: words of an enumeration, dates, units, sums, and two skills in a row.</summary>
internal static class MeaningTasks
{
    private static readonly string[] People = ["ada", "ben", "cleo", "dan", "eve", "finn"];

    public static IReadOnlyList<ModelTask> All { get; } = [EnumeratedWords(), Dates(), Units(), Sums(), TwoSkills()];

    private static ModelTask EnumeratedWords() => new(
        "enumerated words",
        "other words for the same cases",
        Wanted(
            "Open a support ticket with a priority.",
            """{"type":"object","properties":{"subject":{"type":"string"},"priority":{"type":"string","enum":["high","normal","low"]}},"required":["subject","priority"]}""",
            """{"type":"object","properties":{"hours":{"type":"integer","description":"time until an answer"}},"required":["hours"]}"""),
        [
            Skill(
                "openTicket",
                "Open a support ticket.",
                """{"type":"object","properties":{"subject":{"type":"string"},"urgency":{"type":"string","description":"priority: A is the highest, C the lowest","enum":["A","B","C"]}},"required":["subject","urgency"]}""",
                """{"type":"object","properties":{"hours":{"type":"integer","description":"time until an answer"}},"required":["hours"]}""",
                given => new JsonObject { { "hours", Hours("ABC".IndexOf(given["urgency"].AsString!, StringComparison.Ordinal)) } }),
        ],
        random => new JsonObject { { "subject", $"printer {random.Next(1, 99)}" }, { "priority", Pick(random, ["high", "normal", "low"]) } },
        input => new JsonObject { { "hours", Hours(Array.IndexOf(["high", "normal", "low"], input["priority"].AsString)) } });

    private static ModelTask Dates() => new(
        "dates",
        "a date that is written in another way",
        Wanted(
            "Count how many rooms are free on a date.",
            """{"type":"object","properties":{"date":{"type":"string","format":"date"}},"required":["date"]}""",
            """{"type":"object","properties":{"freeRooms":{"type":"integer"}},"required":["freeRooms"]}"""),
        [
            Skill(
                "freeRooms",
                "Number of rooms that are free on a date.",
                """{"type":"object","properties":{"date":{"type":"string","description":"the date as DD.MM.YYYY","pattern":"^[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}$"}},"required":["date"]}""",
                """{"type":"object","properties":{"freeRooms":{"type":"integer"}},"required":["freeRooms"]}""",
                given => new JsonObject { { "freeRooms", Rooms(DateOnly.ParseExact(given["date"].AsString!, "dd.MM.yyyy", CultureInfo.InvariantCulture)) } }),
        ],
        random => new JsonObject { { "date", new DateOnly(2026, 1, 1).AddDays(random.Next(365)).ToString("O", CultureInfo.InvariantCulture) } },
        input => new JsonObject { { "freeRooms", Rooms(DateOnly.Parse(input["date"].AsString!, CultureInfo.InvariantCulture)) } });

    private static ModelTask Units() => new(
        "units",
        "a unit that has to be converted",
        Wanted(
            "Estimate how long a route takes by bicycle.",
            """{"type":"object","properties":{"kilometres":{"type":"integer","description":"length of the route in kilometres"}},"required":["kilometres"]}""",
            """{"type":"object","properties":{"minutes":{"type":"number","description":"riding time in minutes"}},"required":["minutes"]}"""),
        [
            Skill(
                "ridingTime",
                "Riding time of a route by bicycle.",
                """{"type":"object","properties":{"metres":{"type":"integer","description":"length of the route in metres"}},"required":["metres"]}""",
                """{"type":"object","properties":{"minutes":{"type":"number","description":"riding time in minutes"}},"required":["minutes"]}""",
                given => new JsonObject { { "minutes", given["metres"].AsNumber / 250 } }),
        ],
        random => new JsonObject { { "kilometres", random.Next(1, 80) } },
        input => new JsonObject { { "minutes", input["kilometres"].AsNumber * 4 } });

    private static ModelTask Sums() => new(
        "sums",
        "an output that has to be calculated",
        Wanted(
            "Get the full price of a ticket, tax included.",
            """{"type":"object","properties":{"event":{"type":"string"}},"required":["event"]}""",
            """{"type":"object","properties":{"fullPrice":{"type":"integer","description":"cents, net price and tax together"}},"required":["fullPrice"]}"""),
        [
            Skill(
                "ticketPrice",
                "Net price of a ticket for an event, and its tax.",
                """{"type":"object","properties":{"event":{"type":"string"}},"required":["event"]}""",
                """{"type":"object","properties":{"netPrice":{"type":"integer","description":"cents"},"tax":{"type":"integer","description":"cents"}},"required":["netPrice","tax"]}""",
                given => new JsonObject { { "netPrice", Net(given["event"]) }, { "tax", Tax(given["event"]) } }),
        ],
        random => new JsonObject { { "event", $"concert {random.Next(1, 99)}" } },
        input => new JsonObject { { "fullPrice", Net(input["event"]) + Tax(input["event"]) } });

    private static ModelTask TwoSkills() => new(
        "two skills",
        "the result of one skill is the input of another",
        Wanted(
            "Get the account balance of a customer by e-mail address.",
            """{"type":"object","properties":{"email":{"type":"string","description":"the customer's e-mail address"}},"required":["email"]}""",
            """{"type":"object","properties":{"balance":{"type":"integer","description":"cents"}},"required":["balance"]}"""),
        [
            Skill(
                "findCustomer",
                "Find a customer's number by e-mail address.",
                """{"type":"object","properties":{"email":{"type":"string"}},"required":["email"]}""",
                """{"type":"object","properties":{"customerNumber":{"type":"integer"}},"required":["customerNumber"]}""",
                given => new JsonObject { { "customerNumber", Number(given["email"]) } }),
            Skill(
                "getBalance",
                "Account balance of a customer by customer number.",
                """{"type":"object","properties":{"customerNumber":{"type":"integer"}},"required":["customerNumber"]}""",
                """{"type":"object","properties":{"balance":{"type":"integer","description":"cents"}},"required":["balance"]}""",
                given => new JsonObject { { "balance", Balance(given["customerNumber"].AsNumber) } }),
        ],
        random => new JsonObject { { "email", $"{Pick(random, People)}{random.Next(1, 50)}@example.org" } },
        input => new JsonObject { { "balance", Balance(Number(input["email"])) } });

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static double Hours(int rank) => rank switch { 0 => 2, 1 => 24, 2 => 72, _ => 0 };

    private static double Rooms(DateOnly day) => (day.DayNumber * 7) % 41;

    private static double Net(JsonValue title) => 1000 + (Number(title) * 10);

    private static double Tax(JsonValue title) => 70 + Number(title);

    private static double Number(JsonValue text) => (text.AsString ?? "").Sum(character => character) % 900;

    private static double Balance(double number) => (number * 31) % 5000;
}
