namespace Parley.Core.Policy;

/// <summary>What a policy allows, from the cheapest to the dearest.</summary>
[Flags]
public enum ClimbSteps
{
    None = 0,

    /// <summary>Use a document that the peer or this node already holds.</summary>
    Look = 1,

    Negotiate = 2,
}
