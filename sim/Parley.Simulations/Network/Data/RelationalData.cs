namespace Parley.Simulations.Network.Data;

/// <summary>A server's memory in tables.</summary>
internal sealed class RelationalData : IServerData
{
    private const string Schema = """
        CREATE TABLE things (kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, name));
        CREATE TABLE bookings (name TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (name, first));
        CREATE TABLE tables (surname TEXT NOT NULL, date TEXT NOT NULL, hour REAL NOT NULL, people REAL NOT NULL, PRIMARY KEY (surname, date, hour));
        CREATE TABLE screenings (date TEXT NOT NULL, hour REAL NOT NULL, movie TEXT NOT NULL, left REAL NOT NULL, PRIMARY KEY (date, hour, movie));
        CREATE TABLE work (what TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (what));
        """;

    private readonly Database _database = new(Schema);

    public RelationalData(Stock stock)
    {
        foreach (var thing in stock.Things)
        {
            _database.Run("INSERT INTO things VALUES ($1, $2)", thing.Kind, thing.Name);
        }

        foreach (var screening in stock.Screenings)
        {
            _database.Run("INSERT INTO screenings VALUES ($1, $2, $3, $4)", screening.Date, screening.Hour, screening.Movie, screening.TicketsLeft);
        }
    }

    public int Logged
    {
        get
        {
            using var alone = _database.Enter();
            return Convert.ToInt32(_database.Value("SELECT coalesce(sum(count), 0) FROM work"), null);
        }
    }

    public string? Book(string kind, string first, string last)
    {
        using var alone = _database.Enter();
        const string Free = """
            SELECT name FROM things WHERE kind = $1
            AND NOT EXISTS (SELECT 1 FROM bookings WHERE bookings.name = things.name AND bookings.first <= $3 AND bookings.last >= $2)
            ORDER BY name LIMIT 1
            """;
        if (_database.Value(Free, kind, first, last) is not string name)
        {
            return null;
        }

        _database.Run("INSERT INTO bookings VALUES ($1, $2, $3)", name, first, last);
        return name;
    }

    public bool BookTable(string surname, double people, string date, double hour)
    {
        using var alone = _database.Enter();
        return _database.Run("INSERT OR IGNORE INTO tables VALUES ($1, $2, $3, $4)", surname, date, hour, people) == 1;
    }

    public IReadOnlyList<string> Movies(string date)
    {
        using var alone = _database.Enter();
        return _database.Texts("SELECT DISTINCT movie FROM screenings WHERE date = $1 ORDER BY movie", date);
    }

    public double? TicketsLeft(string movie, string date, double hour)
    {
        using var alone = _database.Enter();
        return _database.Value("SELECT left FROM screenings WHERE movie = $1 AND date = $2 AND hour = $3", movie, date, hour) as double?;
    }

    public void TakeTickets(string movie, string date, double hour, double count)
    {
        using var alone = _database.Enter();
        _database.Run("UPDATE screenings SET left = left - $4 WHERE movie = $1 AND date = $2 AND hour = $3 AND left >= $4", movie, date, hour, count);
    }

    public void Log(string what)
    {
        using var alone = _database.Enter();
        _database.Run("INSERT INTO work VALUES ($1, 1) ON CONFLICT (what) DO UPDATE SET count = count + 1", what);
    }

    public void Dispose() => _database.Dispose();
}
