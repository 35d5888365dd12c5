using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Cli.Demo.Network;

/// <summary>What a query costs in plain language, as measured before: the mean over its pair of server and task, or over all where nobody asked for the pair.</summary>
internal sealed class LanguageYardstick(NetworkFindings language)
{
    private readonly Dictionary<ServerTask, decimal> _usd = language.History.Pairs.ToDictionary(figures => figures.Pair, figures => figures.Usd / figures.Queries);
    private readonly decimal _mean = language.Meter.Total / Math.Max(1, language.Asked);

    public decimal Of(ServerTask pair) => _usd.GetValueOrDefault(pair, _mean);

    /// <summary>What all these queries cost in plain language: exactly where they are those that were measured.</summary>
    public decimal Of(NetworkFindings run) => run.Asked == language.Asked ? language.Meter.Total : run.History.Pairs.Sum(figures => figures.Queries * Of(figures.Pair));
}
