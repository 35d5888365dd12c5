namespace Parley.Core.Skills;

/// <summary>The agents of this node: an immutable snapshot, swapped as a whole.</summary>
public sealed class AgentCatalog
{
    private volatile Dictionary<string, Agent> _agents;

    /// <summary>Throws <see cref="ArgumentException"/> when a name stands twice.</summary>
    public AgentCatalog(IEnumerable<Agent> agents) => _agents = Index(agents);

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<Agent> All => [.. _agents.Values.OrderBy(agent => agent.Name, StringComparer.Ordinal)];

    /// <summary>Null when this node hosts no agent of this name.</summary>
    public Agent? Find(string name) => _agents.GetValueOrDefault(name);

    /// <inheritdoc cref="Find(string)"/>
    public Agent? Find(ReadOnlySpan<char> name) => _agents.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var agent) ? agent : null;

    /// <summary>Hosts these agents from now on; exchanges that run keep the one they began with.</summary>
    public void Replace(IEnumerable<Agent> agents) => _agents = Index(agents);

    private static Dictionary<string, Agent> Index(IEnumerable<Agent> agents) => agents.ToDictionary(agent => agent.Name, StringComparer.Ordinal);
}
