namespace Parley.InteropTests.Samples;

/// <summary>One value from many sources, by a document that one of them suggested.</summary>
public sealed class ConsensusTests
{
    private const int Stations = 12;

    [Fact]
    public async Task Suggested_document_serves_all_stations_but_one_and_the_cost_of_an_answer_falls()
    {
        var output = await SampleOutput.RunAsync(
            "Consensus", "the median is 22.4 °C. Cost per answer 0.008201 USD", "the median is 24.4 °C. Cost per answer 0.000450 USD", "asks for the subscriber number", "station-8: 99 °C");
        var days = output.Rows.Chunk(Stations).ToList();
        Assert.Equal(3, days.Count);
        Assert.Equal("language language 4", output.Ways.First());
        Assert.All(days[0][1..11], row => Assert.Contains((row.Caller, row.Agent, row.ModelCalls), new[] { ("routine", "model", 3), ("routine", "standard", 0) }));
        Assert.All(days[1..].SelectMany(day => day[..11]), row => Assert.Contains((row.Caller, row.Agent, row.ModelCalls), new[] { ("routine", "routine", 0), ("routine", "standard", 0) }));
        Assert.All(days, day => Assert.Equal(("station-12: no answer", "language"), (day[11].What, day[11].Caller)));
    }
}
