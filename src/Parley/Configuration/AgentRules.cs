using System.Text.RegularExpressions;
using Parley.Core.Policy;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>What must hold of an agent.</summary>
internal static partial class AgentRules
{
    public static IEnumerable<ConfigurationMistake> Check(string path, string name, AgentOptions agent, ParleyOptions options)
    {
        if (!Name().IsMatch(name))
        {
            yield return new(path, $"\"{name}\" is no agent's name: use lowercase letters, digits and hyphens, such as \"weather\" or \"city-tours\", at most 63.");
        }

        if (string.IsNullOrWhiteSpace(agent.Description))
        {
            yield return ConfigurationMistake.Missing($"{path}.description", "say in a sentence what the agent is for, other agents read it.");
        }

        foreach (var mistake in CheckModel($"{path}.model", agent.Model, options)
                     .Concat(agent.Roles.SelectMany(role => CheckModel($"{path}.roles.{role.Key.ToString().ToLowerInvariant()}", role.Value, options))))
        {
            yield return mistake;
        }

        if (ClimbPolicies.Find(agent.Policy) is null)
        {
            yield return new($"{path}.policy", $"There is no policy \"{agent.Policy}\"; write one of {string.Join(", ", ClimbPolicies.All.Select(policy => $"\"{policy.Name}\""))}.");
        }

        foreach (var mistake in agent.Skills.SelectMany(skill => SkillRules.Check(ConfigurationPath.Join($"{path}.skills", skill.Key), skill.Key, skill.Value, options)))
        {
            yield return mistake;
        }
    }

    public static IEnumerable<ConfigurationMistake> CheckModel(string path, string model, ParleyOptions options)
    {
        if (model == ModelOptions.DefaultName || options.Models.ContainsKey(model))
        {
            yield break;
        }

        var nearest = NearestKey.Find(model, options.Models.Keys.Append(ModelOptions.DefaultName));
        yield return new(path, $"There is no model \"{model}\"; {(nearest is null ? $"add it under \"models\" or write one of {string.Join(", ", options.Models.Keys.Append(ModelOptions.DefaultName).Distinct())}." : $"did you mean \"{nearest}\"?")}");
    }

    [GeneratedRegex("^(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();
}
