namespace Parley.Core.Costs;

/// <summary>Which end of an exchange a node was on.</summary>
public enum Side
{
    /// <summary>It asked.</summary>
    Sender,

    /// <summary>It was asked.</summary>
    Receiver,
}
