using Parley.Simulations.Network.Running;

namespace Parley.Simulations.Network.History;

/// <summary>A query with the exchanges that served it: whoever asks before whom it asks in turn.</summary>
internal sealed record Trace(QueryResult Result, IReadOnlyList<Hop> Hops)
{
    /// <param name="hops">In the order in which they ended, which is from the inside out.</param>
    public static Trace Of(QueryResult result, IReadOnlyList<Hop> hops)
    {
        var ordered = new List<Hop>(hops.Count);
        Append(null);
        // An exchange whose parent is not among them still belongs to the query.
        ordered.AddRange(hops.Except(ordered));
        return new Trace(result, ordered);

        void Append(string? parent)
        {
            foreach (var hop in hops.Where(hop => hop.Parent == parent && !ordered.Contains(hop)).ToList())
            {
                ordered.Add(hop);
                Append(hop.Exchange);
            }
        }
    }
}
