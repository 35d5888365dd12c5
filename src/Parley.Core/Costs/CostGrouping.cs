namespace Parley.Core.Costs;

/// <summary>By what costs are summed up.</summary>
public enum CostGrouping
{
    /// <summary>The other agent.</summary>
    Peer,

    /// <summary>The task of the sender, or the skill of the receiver.</summary>
    Subject,

    /// <summary>The protocol document, by its hash; what used none is <c>none</c>.</summary>
    Document,

    /// <summary>How this side handled the exchange.</summary>
    Mode,

    /// <summary>What a model was asked for; one exchange may count under several.</summary>
    Role,

    /// <summary>Exchanges apart from the work for climbs.</summary>
    Kind,
}
