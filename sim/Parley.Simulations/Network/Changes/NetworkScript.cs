using System.Globalization;
using Parley.Simulations.Network.Population;

namespace Parley.Simulations.Network.Changes;

/// <summary>What changes in the course of a run, the earliest first.</summary>
internal sealed record NetworkScript(IReadOnlyList<NetworkChange> Changes)
{
    /// <summary>Numbers of the queries before which something changes, each once.</summary>
    public IReadOnlyList<int> Marks { get; } = [.. Changes.Select(change => change.At).Distinct()];

    /// <summary>Names of servers that come in the course of the run.</summary>
    public IEnumerable<string> Added => Changes.OfType<NetworkChange.Add>().Select(change => change.Server.Name);

    /// <summary>The steps with the changes between them, and the queries that these change.</summary>
    public IEnumerable<Step> Over(IEnumerable<Step> steps, Draw draw)
    {
        var (next, successors, asked) = (0, new Successors(), new List<NetworkChange.Ask>());
        foreach (var step in steps)
        {
            if (step is not Step.Ask { Query: var query })
            {
                yield return step;
                continue;
            }

            for (; next < Changes.Count && Changes[next].At <= query.Number; next++)
            {
                successors.Apply(Changes[next]);
                asked.AddRange(Changes[next] is NetworkChange.Ask ask ? [ask] : []);
                yield return new Step.Change(Changes[next]);
            }

            yield return new Step.Ask(successors.Redirect(Turned(query, asked, draw)));
        }
    }

    /// <summary>Of two changes that want the same query, the later has it.</summary>
    private static Query Turned(Query query, List<NetworkChange.Ask> asked, Draw draw)
    {
        if (asked.FindLast(ask => (query.Number - ask.At) % ask.Every == 0) is not { } found)
        {
            return query;
        }

        var inputs = new QueryInputs(new Random(draw.Index(int.MaxValue, "asked", found.Pair.ToString(), query.Number.ToString(CultureInfo.InvariantCulture))));
        return query with { Pair = found.Pair, Input = inputs.For(found.Pair.Task) };
    }
}
