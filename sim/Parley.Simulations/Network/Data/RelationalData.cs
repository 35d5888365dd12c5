namespace Parley.Simulations.Network.Data;

/// <summary>A server's memory in tables.</summary>
internal sealed class RelationalData : IServerData
{
    private readonly Database _database;

    /// <param name="database">Empty; closed with the data.</param>
    public RelationalData(Database database, Stock stock)
    {
        _database = database;
        _database.Create(Schema(database.TextType));
        foreach (var thing in stock.Things)
        {
            _database.Run("INSERT INTO things VALUES (@p1, @p2)", thing.Kind, thing.Name);
        }

        foreach (var screening in stock.Screenings)
        {
            _database.Run("INSERT INTO screenings VALUES (@p1, @p2, @p3, @p4)", screening.Date, screening.Hour, screening.Movie, screening.TicketsLeft);
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
            SELECT name FROM things WHERE kind = @p1
            AND NOT EXISTS (SELECT 1 FROM bookings WHERE bookings.name = things.name AND bookings.first <= @p3 AND bookings.last >= @p2)
            ORDER BY name LIMIT 1
            """;
        if (_database.Value(Free, kind, first, last) is not string name)
        {
            return null;
        }

        _database.Run("INSERT INTO bookings VALUES (@p1, @p2, @p3)", name, first, last);
        return name;
    }

    public bool BookTable(string surname, double people, string date, double hour)
    {
        using var alone = _database.Enter();
        return _database.Run("INSERT INTO tables VALUES (@p1, @p2, @p3, @p4) ON CONFLICT DO NOTHING", surname, date, hour, people) == 1;
    }

    public IReadOnlyList<string> Movies(string date)
    {
        using var alone = _database.Enter();
        return _database.Texts("SELECT DISTINCT movie FROM screenings WHERE date = @p1 ORDER BY movie", date);
    }

    public double? TicketsLeft(string movie, string date, double hour)
    {
        using var alone = _database.Enter();
        return _database.Value("SELECT seats FROM screenings WHERE movie = @p1 AND date = @p2 AND hour = @p3", movie, date, hour) as double?;
    }

    public void TakeTickets(string movie, string date, double hour, double count)
    {
        using var alone = _database.Enter();
        _database.Run("UPDATE screenings SET seats = seats - @p4 WHERE movie = @p1 AND date = @p2 AND hour = @p3 AND seats >= @p4", movie, date, hour, count);
    }

    public void Log(string what)
    {
        using var alone = _database.Enter();
        _database.Run("INSERT INTO work VALUES (@p1, 1) ON CONFLICT (what) DO UPDATE SET count = work.count + 1", what);
    }

    public void Dispose() => _database.Dispose();

    private static string Schema(string text) => $"""
        CREATE TABLE things (kind {text} NOT NULL, name {text} NOT NULL, PRIMARY KEY (kind, name));
        CREATE TABLE bookings (name {text} NOT NULL, first {text} NOT NULL, last {text} NOT NULL, PRIMARY KEY (name, first));
        CREATE TABLE tables (surname {text} NOT NULL, date {text} NOT NULL, hour DOUBLE PRECISION NOT NULL, people DOUBLE PRECISION NOT NULL, PRIMARY KEY (surname, date, hour));
        CREATE TABLE screenings (date {text} NOT NULL, hour DOUBLE PRECISION NOT NULL, movie {text} NOT NULL, seats DOUBLE PRECISION NOT NULL, PRIMARY KEY (date, hour, movie));
        CREATE TABLE work (what {text} NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (what));
        """;
}
