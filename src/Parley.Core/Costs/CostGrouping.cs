namespace Parley.Core.Costs;

/// <summary>By what costs are summed up.</summary>
public enum CostGrouping
{
    Peer,
    Subject,
    Document,
    Mode,
    Role,
    Kind,
}
