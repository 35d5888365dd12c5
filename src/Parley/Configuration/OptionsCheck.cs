using Parley.Options;

namespace Parley.Configuration;

/// <summary>Checks the options of a node as a whole, wherever they come from. A new rule goes with the options it is about.</summary>
internal static class OptionsCheck
{
    public static IReadOnlyList<ConfigurationMistake> Run(ParleyOptions options) =>
    [
        .. NodeRules.Check(options),
        .. DatabaseRules.Check(options),
        .. options.Models.SelectMany(model => ModelRules.Check(ConfigurationPath.Join("models", model.Key), model.Value)),
        .. options.Agents.SelectMany(agent => AgentRules.Check(ConfigurationPath.Join("agents", agent.Key), agent.Key, agent.Value, options)),
    ];

    public static IReadOnlyList<ConfigurationMistake> Warnings(ParleyOptions options)
        => [.. options.Models.SelectMany(model => ModelRules.Warn(ConfigurationPath.Join("models", model.Key), model.Key, model.Value, options))];
}
