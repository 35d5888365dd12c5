using Parley.Simulations.Network.Data;

namespace Parley.Tests.Simulations.Network.Data;

/// <summary>Tables and documents remember the same, wherever they lie.</summary>
public abstract class ServerDataContract
{
    [Fact]
    public void Rooms_are_booked_until_none_is_free()
    {
        using var data = Open(Stock.Rooms);
        Assert.Equal("101", data.Book("room", "2024-03-01", "2024-03-05"));
        Assert.Equal("102", data.Book("room", "2024-03-05", "2024-03-09"));
        Assert.Equal("102", data.Book("room", "2024-02-01", "2024-03-01"));
        Assert.Equal("103", data.Book("room", "2024-03-02", "2024-03-05"));
        Assert.Null(data.Book("room", "2024-03-05", "2024-03-05"));
        Assert.Equal("101", data.Book("room", "2024-03-06", "2024-03-06"));
        Assert.Null(data.Book("racing", "2024-03-06", "2024-03-06"));
    }

    [Fact]
    public void What_comes_first_is_decided_by_characters_and_not_by_a_language()
    {
        using var data = Open(new Stock([new Thing("room", "a"), new Thing("room", "B"), new Thing("room", "b-1"), new Thing("room", "Z")], [new Screening("2024-03-16", 18, "up", 1), new Screening("2024-03-16", 19, "Élan", 1), new Screening("2024-03-16", 20, "Zoo", 1)]));
        Assert.Equal(["B", "Z", "a", "b-1"], Enumerable.Range(0, 4).Select(_ => data.Book("room", "2024-03-06", "2024-03-06")));
        Assert.Equal(["Zoo", "up", "Élan"], data.Movies("2024-03-16"));
    }

    [Fact]
    public void A_table_is_booked_once_for_a_surname_and_hour()
    {
        using var data = Open(Stock.Empty);
        Assert.True(data.BookTable("Hall", 2, "2024-03-01", 19));
        Assert.False(data.BookTable("Hall", 4, "2024-03-01", 19));
        Assert.True(data.BookTable("Hall", 4, "2024-03-01", 20));
        Assert.True(data.BookTable("Wood", 4, "2024-03-01", 19));
        Assert.True(data.BookTable("Hall", 2, "2024-03-01", 19.5));
    }

    [Fact]
    public void Tickets_are_taken_from_what_is_left()
    {
        using var data = Open(Stock.Cinema);
        Assert.Equal(["Forrest Gump", "Stand by Me", "The Silence of the Lambs"], data.Movies("2024-03-16"));
        Assert.Empty(data.Movies("2024-03-18"));
        Assert.Equal(12, data.TicketsLeft("Stand by Me", "2024-03-17", 20));
        Assert.Null(data.TicketsLeft("Stand by Me", "2024-03-17", 19));
        data.TakeTickets("Stand by Me", "2024-03-17", 20, 5);
        Assert.Equal(7, data.TicketsLeft("Stand by Me", "2024-03-17", 20));
    }

    [Fact]
    public void Work_is_counted()
    {
        using var data = Open(Stock.Empty);
        Assert.Equal(0, data.Logged);
        data.Log("ride");
        data.Log("refused");
        data.Log("ride");
        Assert.Equal(3, data.Logged);
    }

    /// <summary>Data in an empty database.</summary>
    private protected abstract IServerData Open(Stock stock);
}
