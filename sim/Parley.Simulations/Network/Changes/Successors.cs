using Parley.Simulations.Network.Population;

namespace Parley.Simulations.Network.Changes;

/// <summary>Who is asked in place of servers that are gone.</summary>
internal sealed class Successors
{
    private readonly Dictionary<string, string> _instead = new(StringComparer.Ordinal);

    public void Apply(NetworkChange change)
    {
        if (change is NetworkChange.Remove { Instead: { } instead } removed)
        {
            _instead[removed.Server] = instead;
        }
    }

    /// <summary>The server itself, while it is there or nobody stands in for it.</summary>
    public string Of(string server)
    {
        // Nobody comes back, so that this ends.
        while (_instead.TryGetValue(server, out var next))
        {
            server = next;
        }

        return server;
    }

    public Query Redirect(Query query) => query with { Pair = query.Pair with { Server = Of(query.Pair.Server) } };
}
