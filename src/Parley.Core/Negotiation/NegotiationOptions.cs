namespace Parley.Core.Negotiation;

/// <summary>Bounds of a negotiation.</summary>
public sealed class NegotiationOptions
{
    /// <summary>Turns of the sender before it gives up. Default 10, as in the paper; 1 to 50.</summary>
    public int MaxTurns { get; set; } = 10;
}
