using Parley.Simulations.Network.Changes;

namespace Parley.Simulations.Network.Population;

/// <summary>What happens next in a run.</summary>
internal abstract record Step
{
    /// <summary>A user asks.</summary>
    internal sealed record Ask(Query Query) : Step;

    /// <summary>A protocol database, by its number from 0, takes what its neighbours have.</summary>
    internal sealed record Synchronize(int Database) : Step;

    /// <summary>The network becomes another.</summary>
    internal sealed record Change(NetworkChange What) : Step;
}
