namespace Parley.InteropTests.Samples;

/// <summary>A routine that calls a model for one of its steps.</summary>
public sealed class RetrievalTests
{
    [Fact]
    public async Task Document_saves_the_model_that_reads_but_not_the_one_that_sums_up()
    {
        var output = await SampleOutput.RunAsync("Retrieval", "asked a model to: answer-message, summarise, answer-message", "asked a model to: summarise", "2 found: Tides rise and fall twice a day. Spring tides follow the full moon.");
        Assert.Equal(["language language 5", "routine routine 1", "routine routine 1"], output.Ways);
        Assert.True(output.Rows[1].Cost > 0 && output.Rows[1].Cost < output.Rows[0].Cost / 10, $"{output.Rows[0]} {output.Rows[1]}");
    }
}
