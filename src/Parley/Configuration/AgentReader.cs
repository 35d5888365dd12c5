using Parley.Core.Costs;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads one entry of <c>agents</c>.</summary>
internal static class AgentReader
{
    private static readonly (string Word, ModelRole Role)[] Roles = [("handle", ModelRole.Handle), ("negotiate", ModelRole.Negotiate), ("program", ModelRole.Program)];

    public static AgentOptions Read(ConfigurationSection section)
    {
        var agent = new AgentOptions();
        agent.Description = section.Text("description", "Forecasts for European cities.") ?? agent.Description;
        agent.Model = section.Text("model", ModelOptions.DefaultName) ?? agent.Model;
        ReadRoles(section.Section("roles"), agent);
        agent.Policy = section.Text("policy", agent.Policy) ?? agent.Policy;
        agent.RequiresApproval = section.Choice("promotion", ("automatic", false), ("approve", true)) ?? agent.RequiresApproval;
        agent.ReportsUsage = section.Flag("reportsUsage") ?? agent.ReportsUsage;
        agent.Publishes = section.Flag("publishes") ?? agent.Publishes;
        foreach (var (id, value) in section.Entries("skills", out var path))
        {
            if (section.AsSection(value, ConfigurationPath.Join(path, id)) is { } skill)
            {
                agent.Skills[id] = SkillReader.Read(skill);
            }
        }

        section.Close();
        return agent;
    }

    private static void ReadRoles(ConfigurationSection? roles, AgentOptions agent)
    {
        if (roles is null)
        {
            return;
        }

        foreach (var (word, role) in Roles)
        {
            if (roles.Text(word, ModelOptions.DefaultName) is { } model)
            {
                agent.Roles[role] = model;
            }
        }

        roles.Close();
    }
}
