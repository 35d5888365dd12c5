namespace Parley.Simulations.Network.Data;

/// <summary>What a server's database holds before the first query.</summary>
internal sealed record Stock(IReadOnlyList<Thing> Things, IReadOnlyList<Screening> Screenings)
{
    public static Stock Empty { get; } = new([], []);

    public static Stock Rooms { get; } = new([new("room", "101"), new("room", "102"), new("room", "103")], []);

    /// <summary>Rooms, and two pairs of skis of each type.</summary>
    public static Stock RoomsAndSkis { get; } = new(
        [.. Rooms.Things, new("racing", "A234"), new("racing", "A453"), new("carving", "A321"), new("carving", "A331"), new("backcountry", "A212"), new("backcountry", "A989")], []);

    /// <summary>The nine screenings of three films on three days.</summary>
    public static Stock Cinema { get; } = new([],
    [
        new("2024-03-15", 18, "Forrest Gump", 54),
        new("2024-03-15", 20, "Forrest Gump", 45),
        new("2024-03-15", 18, "Stand by Me", 32),
        new("2024-03-15", 20, "The Silence of the Lambs", 24),
        new("2024-03-16", 18, "Forrest Gump", 32),
        new("2024-03-16", 18, "Stand by Me", 18),
        new("2024-03-16", 18, "The Silence of the Lambs", 27),
        new("2024-03-17", 18, "Stand by Me", 35),
        new("2024-03-17", 20, "Stand by Me", 12),
    ]);
}
