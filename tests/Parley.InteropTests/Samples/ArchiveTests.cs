namespace Parley.InteropTests.Samples;

/// <summary>A private database behind a document.</summary>
public sealed class ArchiveTests
{
    [Fact]
    public async Task Requests_become_queries_without_a_model_and_what_is_not_offered_is_refused()
    {
        var output = await SampleOutput.RunAsync(
            "Archive",
            "The farm gets 2 readings, 43.5 mm.",
            "The farm gets 0 readings, 0 mm.",
            "$place = x' OR '1'='1",
            """[{"id":"findRainfall","description":"Rainfall at a station from one day to another.","effect":"none","schemas":"negotiated"}]""",
            "none of my skills gives the phone number");
        Assert.Equal(["language language 4", "routine routine 0", "routine routine 0", "routine routine 0", "language language 3"], output.Ways);
    }
}
