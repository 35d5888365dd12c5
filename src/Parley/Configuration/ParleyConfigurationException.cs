namespace Parley.Configuration;

/// <summary>The node can't start as it is configured; the message lists every mistake.</summary>
public sealed class ParleyConfigurationException(IReadOnlyList<ConfigurationMistake> mistakes)
    : Exception($"Parley is not configured correctly:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(mistake => $"- {mistake}"))}")
{
    /// <summary>All of them, in the order of the options.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = mistakes;
}
