using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population.Actions;

/// <summary>Queries and synchronizations in the order of a file of the Agora paper's demo.</summary>
internal sealed class ActionList(IReadOnlyList<Step> steps)
{
    // The demo lists its users by how often they ask; here that order is counted again, of equals whoever asks first being before.
    private readonly List<(string Name, List<(ServerTask Pair, int Queries)> Pairs)> _users =
    [
        .. steps.OfType<Step.Ask>().GroupBy(step => step.Query.User, StringComparer.Ordinal).OrderByDescending(user => user.Count())
            .Select(user => (user.Key, user.CountBy(step => step.Query.Pair).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value)).ToList())),
    ];

    public int Queries { get; } = steps.Count(step => step is Step.Ask);

    public int Users => _users.Count;

    /// <summary>Whether a user has this name.</summary>
    public bool Has(string user) => _users.Any(each => each.Name == user);

    public Screenplay Play(Draw draw) => new([.. _users.Select((user, place) => UserPlan.At(place, user.Name, user.Pairs, draw))], steps);
}
