using Microsoft.Extensions.AI;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting;

/// <summary>How an agent's skills stand in prompts: as <c>## Skill id</c> sections where a model reads of them, as tools where it calls them.</summary>
public static class SkillSections
{
    /// <summary>The skills with ids, descriptions and schemas, as text for a prompt.</summary>
    public static PromptText Of(Agent agent)
    {
        var text = new PromptText();
        foreach (var skill in agent.Skills)
        {
            text.Section($"Skill {skill.Id}", $"{skill.Description}\nInput: {skill.Input.Source}\nOutput: {skill.Output.Source}");
        }

        return text;
    }

    /// <summary>The skills as tools that a model may call in its answer; it is the node that runs them.</summary>
    public static IReadOnlyList<AITool> Tools(Agent agent) => [.. agent.Skills.Select(Declare)];

    private static AIFunctionDeclaration Declare(Skill skill)
        => AIFunctionFactory.CreateDeclaration(skill.Id, skill.Description, Element(skill.Input.Source), Element(skill.Output.Source));

    private static System.Text.Json.JsonElement Element(JsonValue schema)
    {
        using var document = System.Text.Json.JsonDocument.Parse(JsonText.WriteUtf8(schema));
        return document.RootElement.Clone();
    }
}
