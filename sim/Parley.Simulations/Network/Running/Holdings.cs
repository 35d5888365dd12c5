using Parley.Protocol.Documents;

namespace Parley.Simulations.Network.Running;

/// <summary>Different documents and different live routines that agents hold.</summary>
internal sealed class Holdings
{
    private readonly Dictionary<DocumentHash, string> _documents = [];
    private readonly HashSet<string> _routines = new(StringComparer.Ordinal);

    /// <summary>Documents, and what they are called.</summary>
    public IReadOnlyDictionary<DocumentHash, string> Documents => _documents;

    public int Routines => _routines.Count;

    public void Add(Holdings others)
    {
        foreach (var (hash, name) in others._documents)
        {
            _documents[hash] = name;
        }

        _routines.UnionWith(others._routines);
    }

    public async ValueTask AddAsync(NetworkAgent agent, CancellationToken cancellationToken)
    {
        foreach (var document in await agent.DocumentsAsync(cancellationToken))
        {
            _documents[document.Hash] = document.Name;
        }

        _routines.UnionWith(await agent.RoutinesAsync(cancellationToken));
    }
}
