using Parley.Protocol.Documents;

namespace Parley.Simulations.Network.History;

/// <summary>Where a document came from and who used it afterwards.</summary>
internal sealed class DocumentLine(DocumentHash hash, DocumentUse origin)
{
    private readonly List<DocumentUse> _takenOver = [];
    private readonly HashSet<string> _known = [origin.Agent, origin.Peer];

    public DocumentHash Hash => hash;

    /// <summary>Who agreed on it with whom, and when.</summary>
    public DocumentUse Origin => origin;

    /// <summary>Agents that asked others by it without having agreed on it, each once, the earliest first.</summary>
    public IReadOnlyList<DocumentUse> TakenOver => _takenOver;

    public void Add(DocumentUse use)
    {
        if (_known.Add(use.Agent))
        {
            _takenOver.Add(use);
        }
    }
}
