using Parley.Core.Policy;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Population.Actions;
using Parley.Simulations.Network.Wires;

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

    /// <summary>What carries requests. Default memory.</summary>
    public WireKind Transport { get; init; } = WireKind.Memory;

    /// <summary>Where servers with tables keep them; null: in memory. Default null.</summary>
    public PostgresServer? Postgres { get; init; }

    /// <summary>The run ends after so many of its queries; null: after the last. Default null.</summary>
    public int? AskedAtMost { get; init; }

    /// <summary>What is asked in place of what would be drawn; null: it is drawn. Default null.</summary>
    public ActionList? Actions { get; private init; }

    /// <summary>What changes in the course of the run; null: nothing. Default null.</summary>
    public NetworkScript? Script { get; private init; }

    /// <summary>Numbers of queries from which figures are taken anew, the smallest first. Default none.</summary>
    public IReadOnlyList<int> Marks { get; private init; } = [];

    /// <summary>Whether servers show the schemas of their skills to everybody. Default false: they show descriptions alone.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Default the offline model under each of the paper's names.</summary>
    public NetworkModels Models { get; init; } = NetworkModels.Offline;

    /// <summary>Share of calls, 0 to 1, that fail by the model's name. Default none.</summary>
    public IReadOnlyDictionary<string, double> FailureRates { get; init; } = new Dictionary<string, double>();

    /// <summary>Further attempts of a call that failed by <see cref="FailureRates"/>; 0 to 10. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>These actions, with as many users and queries as they have.</summary>
    public NetworkOptions Replay(ActionList actions) => this with { Actions = actions, Users = actions.Users, Queries = actions.Queries };

    /// <summary>The run with these changes in it.</summary>
    public NetworkOptions Follow(NetworkScript script) => this with { Script = script, Marks = script.Marks };

    /// <summary>The run without its changes, under the same marks.</summary>
    public NetworkOptions Unchanged() => this with { Script = null };

    /// <summary>Every mistake, in words; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. new (bool Ok, string Mistake)[]
        {
            (Users is >= 1 and <= 1_000_000, $"There are {Users} users; there must be 1 to 1,000,000."),
            (Queries is >= 1 and <= 100_000_000, $"There are {Queries} queries; there must be 1 to 100,000,000."),
            (Retries is >= 0 and <= 10, $"A call is tried {Retries} times again; that must be 0 to 10."),
            (Queries < 1 || Queries >= Users, $"There are {Queries} queries for {Users} users, and every user asks at least once: there may be {Queries} users at most."),
        }.Where(check => !check.Ok).Select(check => check.Mistake),
    ];
}
