using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Data;

/// <summary>A server's memory in JSON documents: collections of texts under keys, which the server takes apart itself.</summary>
internal sealed class DocumentData : IServerData
{
    private const string Schema = "CREATE TABLE documents (collection TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (collection, key)) WITHOUT ROWID";
    private const string Tables = "tables";
    private const string Screenings = "screenings";
    private const string Work = "work";

    private readonly Database _database = Database.InMemory();

    public DocumentData(Stock stock)
    {
        _database.Create(Schema);
        foreach (var thing in stock.Things)
        {
            Put(thing.Kind, thing.Name, new JsonObject { { "bookings", new JsonArray() } });
        }

        foreach (var screening in stock.Screenings)
        {
            Put(Screenings, Key(screening.Movie, screening.Date, screening.Hour), new JsonObject { { "date", screening.Date }, { "movie", screening.Movie }, { "ticketsLeft", screening.TicketsLeft } });
        }
    }

    public int Logged
    {
        get
        {
            using var alone = _database.Enter();
            return (int)(Find(Work, Work) is { IsMissing: false } work ? work["count"].AsNumber : 0);
        }
    }

    public string? Book(string kind, string first, string last)
    {
        using var alone = _database.Enter();
        foreach (var name in _database.Texts("SELECT key FROM documents WHERE collection = @p1 ORDER BY key", kind))
        {
            var thing = Find(kind, name);
            var bookings = thing["bookings"].AsArray!;
            if (bookings.All(booking => string.CompareOrdinal(booking["startDate"].AsString, last) > 0 || string.CompareOrdinal(booking["endDate"].AsString, first) < 0))
            {
                bookings.Add(new JsonObject { { "startDate", first }, { "endDate", last } });
                Put(kind, name, thing);
                return name;
            }
        }

        return null;
    }

    public bool BookTable(string surname, double people, string date, double hour)
    {
        using var alone = _database.Enter();
        var key = Key(surname, date, hour);
        if (!Find(Tables, key).IsMissing)
        {
            return false;
        }

        Put(Tables, key, new JsonObject { { "surname", surname }, { "numPeople", people }, { "date", date }, { "hour", hour } });
        return true;
    }

    public IReadOnlyList<string> Movies(string date)
    {
        using var alone = _database.Enter();
        return [.. _database.Texts("SELECT json FROM documents WHERE collection = @p1", Screenings).Select(JsonText.Parse)
            .Where(screening => screening["date"].AsString == date).Select(screening => screening["movie"].AsString!).Distinct().Order(StringComparer.Ordinal)];
    }

    public double? TicketsLeft(string movie, string date, double hour)
    {
        using var alone = _database.Enter();
        return Find(Screenings, Key(movie, date, hour)) is { IsMissing: false } screening ? screening["ticketsLeft"].AsNumber : null;
    }

    public void TakeTickets(string movie, string date, double hour, double count)
    {
        using var alone = _database.Enter();
        var key = Key(movie, date, hour);
        var screening = Find(Screenings, key);
        screening.AsObject!["ticketsLeft"] = screening["ticketsLeft"].AsNumber - count;
        Put(Screenings, key, screening);
    }

    public void Log(string what)
    {
        using var alone = _database.Enter();
        var count = Find(Work, Work) is { IsMissing: false } work ? work["count"].AsNumber : 0;
        Put(Work, Work, new JsonObject { { "count", count + 1 }, { "last", what } });
    }

    public void Dispose() => _database.Dispose();

    private static string Key(string name, string date, double hour) => FormattableString.Invariant($"{name}|{date}|{hour}");

    private JsonValue Find(string collection, string key)
        => _database.Value("SELECT json FROM documents WHERE collection = @p1 AND key = @p2", collection, key) is string json ? JsonText.Parse(json) : default;

    private void Put(string collection, string key, JsonValue document)
        => _database.Run("INSERT INTO documents VALUES (@p1, @p2, @p3) ON CONFLICT (collection, key) DO UPDATE SET json = excluded.json", collection, key, JsonText.Write(document));
}
