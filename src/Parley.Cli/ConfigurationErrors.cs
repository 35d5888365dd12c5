using Parley.Cli.Output;
using Parley.Configuration;

namespace Parley.Cli;

/// <summary>A configuration that is wrong, with all its mistakes.</summary>
internal static class ConfigurationErrors
{
    public static CommandOutcome Outcome(ParleyConfiguration configuration) => Outcome(configuration.Mistakes);

    public static CommandOutcome Outcome(IReadOnlyList<ConfigurationMistake> mistakes) => MistakeList.Outcome(
        "InvalidConfiguration",
        mistakes.Count == 1 ? "The configuration has a mistake:" : $"The configuration has {mistakes.Count} mistakes:",
        [.. mistakes.Select(mistake => mistake.ToString())]);
}
