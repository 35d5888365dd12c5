namespace Parley.Simulations.Network.Population;

/// <summary>Who takes part in a run and what happens, in order.</summary>
/// <param name="Steps">Made while they are taken: a long run keeps none of them.</param>
internal sealed record Screenplay(IReadOnlyList<User> Users, IEnumerable<Step> Steps)
{
    public const int Databases = 3;

    private const int QueriesBetweenSynchronizations = 10;

    /// <summary>Drawn by the Pareto laws of the Agora paper's network; after every ten queries the next database takes what its neighbours have.</summary>
    public static Screenplay Draw(int users, int queries, int seed)
    {
        var plan = UserPlan.Make(users, queries, new Draw(seed));
        return new Screenplay(plan, Steps(new QueryPlan(plan, seed)));

        static IEnumerable<Step> Steps(QueryPlan queries)
        {
            foreach (var query in queries.Make())
            {
                yield return new Step.Ask(query);
                if (query.Number % QueriesBetweenSynchronizations == 0)
                {
                    yield return new Step.Synchronize(((query.Number / QueriesBetweenSynchronizations) - 1) % Databases);
                }
            }
        }
    }
}
