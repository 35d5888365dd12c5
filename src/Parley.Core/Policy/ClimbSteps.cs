namespace Parley.Core.Policy;

/// <summary>What a policy allows, from the cheapest to the dearest.</summary>
[Flags]
public enum ClimbSteps
{
    /// <summary>Stay.</summary>
    None = 0,

    /// <summary>Use a document that the peer, this node or a database already holds.</summary>
    Look = 1,

    /// <summary>Agree with the peer on a new document, which costs model calls on both sides.</summary>
    Negotiate = 2,

    /// <summary>Use a document that the peer holds; look nowhere else.</summary>
    LookAtPeer = 4,
}
