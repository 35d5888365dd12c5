using Parley.Protocol.Json;
using Parley.Simulations.Network;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Tests.Simulations.Network;

public sealed class QueryPlanTests
{
    private static readonly IReadOnlyList<User> Users = UserPlan.Make(85, 1000, new Draw(7));

    [Fact]
    public void Every_budget_is_spent_to_the_last_query()
    {
        var sent = new QueryPlan(Users, 7).Make().CountBy(query => (query.User, query.Pair)).ToDictionary();
        var planned = Users.SelectMany(user => user.Pairs.Select(pair => ((user.Name, pair.Pair), pair.Queries))).ToDictionary(pair => pair.Item1, pair => pair.Queries);
        Assert.Equal(planned.OrderBy(pair => pair.Key.ToString()), sent.OrderBy(pair => pair.Key.ToString()));
    }

    [Fact]
    public void Inputs_follow_the_schemas_of_their_tasks()
        => Assert.All(new QueryPlan(Users, 3).Make(), query => Assert.True(NetworkTasks.Get(query.Pair.Task).Input.IsValid(query.Input), query.ToString()));

    [Fact]
    public void The_seed_alone_decides()
    {
        static List<string> Texts(int seed) => [.. new QueryPlan(UserPlan.Make(20, 200, new Draw(seed)), seed).Make().Select(query => $"{query.User} {query.Pair} {JsonText.Write(query.Input)}")];
        Assert.Equal(Texts(7), Texts(7));
        Assert.NotEqual(Texts(7), Texts(8));
    }

    [Fact]
    public void Pairs_and_models_are_those_of_the_paper()
    {
        Assert.Equal(25, ServerCatalog.Pairs.Distinct().Count());
        Assert.Equal([29, 28, 28], Users.CountBy(user => user.Model).Select(model => model.Value).OrderDescending());
        Assert.All(Users, user => Assert.Equal(user.Pairs.Count, user.Pairs.Select(pair => pair.Pair).Distinct().Count()));
    }

    [Fact]
    public void The_tree_takes_each_thing_once()
    {
        int[] counts = [3, 0, 2, 5, 1];
        var tree = new CountTree(counts);
        var random = new Random(1);
        var taken = new int[counts.Length];
        for (var left = counts.Sum(); left > 0; left--)
        {
            taken[tree.Take(random.Next(left))]++;
        }

        Assert.Equal(counts, taken);
    }
}
