using Parley.Core.Policy;
using Parley.Simulations.Network.Population.Actions;

namespace Parley.Simulations.Network.Running;

/// <summary>What to run.</summary>
internal sealed record NetworkOptions
{
    /// <summary>Users; 1 to 1,000,000. Default 85.</summary>
    public int Users { get; init; } = 85;

    /// <summary>Queries in all, at least one for each user. Default 1000.</summary>
    public int Queries { get; init; } = 1000;

    /// <summary>Decides inputs, answers and the order of queries. Default 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>By which all agents climb: one of <see cref="ClimbPolicies"/>. Default adaptive.</summary>
    public string Policy { get; init; } = ClimbPolicies.Adaptive;

    /// <summary>The run ends after so many of its queries; null: after the last. Default null.</summary>
    public int? AskedAtMost { get; init; }

    /// <summary>What is asked in place of what would be drawn; null: it is drawn. Default null.</summary>
    public ActionList? Actions { get; private init; }

    /// <summary>These actions, with as many users and queries as they have.</summary>
    public NetworkOptions Replay(ActionList actions) => this with { Actions = actions, Users = actions.Users, Queries = actions.Queries };

    /// <summary>Every mistake, in words; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. new (bool Ok, string Mistake)[]
        {
            (Users is >= 1 and <= 1_000_000, $"There are {Users} users; there must be 1 to 1,000,000."),
            (Queries is >= 1 and <= 100_000_000, $"There are {Queries} queries; there must be 1 to 100,000,000."),
            (Queries >= Users, $"There are {Queries} queries for {Users} users; every user asks at least once."),
        }.Where(check => !check.Ok).Select(check => check.Mistake),
    ];
}
