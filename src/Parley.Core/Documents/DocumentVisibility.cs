namespace Parley.Core.Documents;

/// <summary>Who may learn of a document from this node.</summary>
public enum DocumentVisibility
{
    /// <summary>Those who took part; it is not listed.</summary>
    Parties,

    /// <summary>Anybody; it is listed at the well-known addresses.</summary>
    Public,
}
