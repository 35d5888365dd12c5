using System.Globalization;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>Who asks for what and how often: budgets and pairs by the Pareto laws of the Agora paper's network.</summary>
internal static class UserPlan
{
    private const int MaxPairs = 3;

    public static IReadOnlyList<User> Make(int users, int queries, Draw draw)
    {
        var budgets = ParetoShares.Of(queries, users, ParetoShares.Users);
        return [.. budgets.Select((budget, index) => Make($"user{(index + 1).ToString(CultureInfo.InvariantCulture)}", index, budget, draw))];
    }

    /// <summary>The user at this place, the busiest being at 0: models go round by place, the database is drawn by the name.</summary>
    public static User At(int place, string name, IReadOnlyList<(ServerTask Pair, int Queries)> pairs, Draw draw)
        => new(name, PaperModels.Users[place % PaperModels.Users.Count], draw.Index(Screenplay.Databases, name, "database"), pairs);

    private static User Make(string name, int place, int budget, Draw draw)
    {
        var shares = ParetoShares.Of(budget, Math.Min(MaxPairs, budget), ParetoShares.Pairs);
        var pairs = ServerCatalog.Pairs.OrderBy(pair => draw.Unit(name, "pair", pair.ToString())).Take(shares.Length);
        return At(place, name, [.. pairs.Zip(shares)], draw);
    }
}
