using Parley.Simulations.Network.History;

namespace Parley.Tests.Simulations.Network.History;

public sealed class CostSeriesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(250_000)]
    public void Samples_are_few_and_reach_from_the_first_query_to_the_last(int queries)
    {
        var series = new CostSeries(queries);
        for (var i = 0; i < queries; i++)
        {
            series.Add(0.5m, i + 1, 0);
        }

        Assert.InRange(series.Samples.Count, Math.Min(queries, 500), CostSeries.MaxSamples + 1);
        Assert.Equal((1, queries), (series.Samples[0].Query, series.Samples[^1].Query));
        Assert.Equal((0.5m * queries, queries), (series.Samples[^1].Usd, series.Samples[^1].ModelCalls));
        Assert.All(series.Samples, sample => Assert.Equal(0.5m, sample.AverageUsd));
    }

    [Fact]
    public void Average_is_that_of_the_last_hundred_queries()
    {
        var series = new CostSeries(350);
        for (var i = 1; i <= 350; i++)
        {
            series.Add(i, 0, 0);
        }

        Assert.All(series.Samples, sample => Assert.Equal((decimal)Enumerable.Range(1, sample.Query).TakeLast(CostSeries.Window).Average(), sample.AverageUsd));
    }
}
