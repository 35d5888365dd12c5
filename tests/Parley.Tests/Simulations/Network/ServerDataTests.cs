using Parley.Simulations.Network.Data;

namespace Parley.Tests.Simulations.Network;

/// <summary>Tables and documents remember the same.</summary>
public sealed class ServerDataTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rooms_are_booked_until_none_is_free(bool isRelational)
    {
        using var data = Open(isRelational, Stock.Rooms);
        Assert.Equal("101", data.Book("room", "2024-03-01", "2024-03-05"));
        Assert.Equal("102", data.Book("room", "2024-03-05", "2024-03-09"));
        Assert.Equal("102", data.Book("room", "2024-02-01", "2024-03-01"));
        Assert.Equal("103", data.Book("room", "2024-03-02", "2024-03-05"));
        Assert.Null(data.Book("room", "2024-03-05", "2024-03-05"));
        Assert.Equal("101", data.Book("room", "2024-03-06", "2024-03-06"));
        Assert.Null(data.Book("racing", "2024-03-06", "2024-03-06"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_is_booked_once_for_a_surname_and_hour(bool isRelational)
    {
        using var data = Open(isRelational, Stock.Empty);
        Assert.True(data.BookTable("Hall", 2, "2024-03-01", 19));
        Assert.False(data.BookTable("Hall", 4, "2024-03-01", 19));
        Assert.True(data.BookTable("Hall", 4, "2024-03-01", 20));
        Assert.True(data.BookTable("Wood", 4, "2024-03-01", 19));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tickets_are_taken_from_what_is_left(bool isRelational)
    {
        using var data = Open(isRelational, Stock.Cinema);
        Assert.Equal(["Forrest Gump", "Stand by Me", "The Silence of the Lambs"], data.Movies("2024-03-16"));
        Assert.Empty(data.Movies("2024-03-18"));
        Assert.Equal(12, data.TicketsLeft("Stand by Me", "2024-03-17", 20));
        Assert.Null(data.TicketsLeft("Stand by Me", "2024-03-17", 19));
        data.TakeTickets("Stand by Me", "2024-03-17", 20, 5);
        Assert.Equal(7, data.TicketsLeft("Stand by Me", "2024-03-17", 20));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Work_is_counted(bool isRelational)
    {
        using var data = Open(isRelational, Stock.Empty);
        Assert.Equal(0, data.Logged);
        data.Log("ride");
        data.Log("refused");
        data.Log("ride");
        Assert.Equal(3, data.Logged);
    }

    private static IServerData Open(bool isRelational, Stock stock) => isRelational ? new RelationalData(stock) : new DocumentData(stock);
}
