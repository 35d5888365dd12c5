namespace Parley.InteropTests.Samples;

/// <summary>A task of two documents that lie in a protocol database.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Documents_come_from_the_database_and_who_comes_later_takes_over_their_routines()
    {
        var output = await SampleOutput.RunAsync(
            "Metrics", "by 'Closing prices' of the database", "by 'Risk of prices' of the database", "bank had a routine of others checked", "100, 104, 98, 101, 107: mean 102, volatility 3.16, worst loss 6");
        Assert.Equal(
            ["model model 5", "model model 5", "routine routine 0", "routine routine 0", "model routine 2", "routine routine 0", "routine routine 0", "routine routine 0"],
            output.Ways);
    }
}
