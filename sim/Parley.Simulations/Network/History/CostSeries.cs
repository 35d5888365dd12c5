namespace Parley.Simulations.Network.History;

/// <summary>How a run went, as at most a thousand samples at even distances: a long run is drawn with as many points as a short one.</summary>
/// <param name="queries">Queries that will be added.</param>
internal sealed class CostSeries(int queries)
{
    public const int MaxSamples = 1000;

    /// <summary>Queries over which the moving average runs.</summary>
    public const int Window = 100;

    private readonly decimal[] _window = new decimal[Window];
    private readonly List<Sample> _samples = [];

    // The last sample may be one more, so the distance is that of one fewer.
    private readonly int _distance = Math.Max(1, (int)Math.Ceiling(queries / (double)(MaxSamples - 1)));
    private int _count;
    private decimal _windowUsd;
    private decimal _usd;

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Adds the next query.</summary>
    /// <param name="usd">What it cost.</param>
    /// <param name="modelCalls">Of the whole run so far.</param>
    /// <param name="documents">Of the whole run so far.</param>
    public void Add(decimal usd, long modelCalls, int documents)
    {
        var place = _count++ % Window;
        _windowUsd += usd - _window[place];
        (_window[place], _usd) = (usd, _usd + usd);
        if (_count % _distance == 0 || _count == queries || _count == 1)
        {
            _samples.Add(new Sample(_count, _windowUsd / Math.Min(_count, Window), _usd, modelCalls, documents));
        }
    }
}
