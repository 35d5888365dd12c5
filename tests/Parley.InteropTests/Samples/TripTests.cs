namespace Parley.InteropTests.Samples;

/// <summary>A personal assistant: the first trip in plain language, the next ones without a model.</summary>
public sealed class TripTests
{
    [Fact]
    public async Task First_trip_is_talked_over_and_the_next_ones_cost_nothing()
    {
        var output = await SampleOutput.RunAsync("Trip", "Booked: flight SA 224, a Seat Ibiza, room 106, for 675 EUR together.", "Booked: flight SA 287, a Fiat 500, room 104, for 665 EUR together.");
        Assert.Equal([.. Enumerable.Repeat("language language 4", 3), .. Enumerable.Repeat("routine routine 0", 6)], output.Ways);
        Assert.All(output.Rows.Take(3), row => Assert.InRange(row.Cost, 0.001m, 0.01m));
        Assert.All(output.Rows.Skip(3), row => Assert.Equal(0, row.Cost));
    }
}
