namespace Parley.Core.Documents;

/// <summary>How a document came to this node.</summary>
public enum DocumentOrigin
{
    /// <summary>Added by the owner.</summary>
    Added,

    /// <summary>Made from a skill's public schemas.</summary>
    Skill,

    /// <summary>Agreed in a negotiation.</summary>
    Negotiated,

    /// <summary>Named by a peer and fetched.</summary>
    Fetched,
}
