using Parley.Core.Skills;
using Parley.Options;
using Parley.Protocol.Schemas;

namespace Parley.Composition;

/// <summary>Makes agents out of their options, which are known to be valid.</summary>
internal sealed class AgentFactory(ParleyOptions options, ToolFactory tools)
{
    public IReadOnlyList<Agent> Make() => [.. options.Agents.Select(agent => Make(agent.Key, agent.Value))];

    private Agent Make(string name, AgentOptions agent) => new()
    {
        Name = name,
        Description = agent.Description,
        Policy = agent.Policy,
        RequiresApproval = agent.RequiresApproval,
        ReportsUsage = agent.ReportsUsage,
        Publishes = agent.Publishes,
        Skills = [.. agent.Skills.Select(skill => Make(skill.Key, skill.Value))],
    };

    private Skill Make(string id, SkillOptions skill)
    {
        var effect = skill.Effect ?? skill.Tool!.ImpliedEffect;
        var task = new AgentTask(skill.Description, Compile(skill.Input), Compile(skill.Output)) { Name = id, Effect = effect };
        return new Skill
        {
            Id = id,
            Description = skill.Description,
            Input = task.Input,
            Output = task.Output,
            Effect = effect,
            Visibility = skill.Visibility,
            Floor = skill.Floor,
            Tool = tools.Make(task, skill.Tool!),
        };
    }

    private static JsonSchema Compile(Protocol.Json.JsonValue schema) => JsonSchema.Compile(schema).Schema ?? throw new InvalidOperationException("The schema was not checked before.");
}
