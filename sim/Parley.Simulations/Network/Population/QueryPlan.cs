using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>All queries of a run in their order, made one by one: who asks next is drawn from what is left of the budgets.</summary>
internal sealed class QueryPlan
{
    private readonly IReadOnlyList<User> _users;
    private readonly Random _order;
    private readonly QueryInputs _inputs;
    private readonly int[] _left;
    private readonly (int User, ServerTask Pair)[] _slots;
    private readonly int _total;

    public QueryPlan(IReadOnlyList<User> users, int seed)
    {
        (_users, _order, _inputs) = (users, new Random(seed), new QueryInputs(new Random(seed ^ 0x5bd1e995)));
        _slots = [.. users.SelectMany((user, index) => user.Pairs.Select(pair => (index, pair.Pair)))];
        _left = [.. users.SelectMany(user => user.Pairs.Select(pair => pair.Queries))];
        _total = _left.Sum();
    }

    public IEnumerable<Query> Make()
    {
        var tree = new CountTree(_left);
        for (var number = 1; number <= _total; number++)
        {
            var slot = tree.Take(_order.Next(_total - number + 1));
            var (user, pair) = _slots[slot];
            yield return new Query(number, _users[user].Name, pair, _inputs.For(pair.Task));
        }
    }
}
