using System.Globalization;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>Who asks for what and how often: budgets and pairs by the Pareto laws of the Agora paper's network.</summary>
internal static class UserPlan
{
    private const int MaxPairs = 3;
    private const int Databases = 3;

    public static IReadOnlyList<User> Make(int users, int queries, Draw draw)
    {
        var budgets = ParetoShares.Of(queries, users, ParetoShares.Users);
        return [.. budgets.Select((budget, index) => Make($"user{(index + 1).ToString(CultureInfo.InvariantCulture)}", PaperModels.Users[index % PaperModels.Users.Count], budget, draw))];
    }

    private static User Make(string name, string model, int budget, Draw draw)
    {
        var shares = ParetoShares.Of(budget, Math.Min(MaxPairs, budget), ParetoShares.Pairs);
        var pairs = ServerCatalog.Pairs.OrderBy(pair => draw.Unit(name, "pair", pair.ToString())).Take(shares.Length);
        return new User(name, model, draw.Index(Databases, name, "database"), [.. pairs.Zip(shares)]);
    }
}
