namespace Parley.Core.Policy;

/// <summary>How often a pair is going to talk, as far as the agent's other pairs tell.</summary>
public static class Recurrence
{
    /// <summary>Mean traffic of a pair in the Agora paper's network (1000 queries over 170 pairs), held before anything is seen.</summary>
    public const double PriorExchanges = 5.9;

    /// <summary>So many pairs of one's own outweigh it.</summary>
    private const int PriorPairs = 4;

    /// <summary>Exchanges in all that are expected of a pair: the mean of the agent's other pairs, drawn towards <see cref="PriorExchanges"/> while there are few.</summary>
    public static double Expect(PairKey pair, IReadOnlyList<PairState> pairs)
    {
        var (count, exchanges) = (0, 0L);
        foreach (var other in pairs)
        {
            if (other.Key.Agent == pair.Agent && other.Key != pair)
            {
                (count, exchanges) = (count + 1, exchanges + other.Exchanges);
            }
        }

        return ((PriorPairs * PriorExchanges) + exchanges) / (PriorPairs + count);
    }
}
