using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills;

/// <summary>What schemas alone can say about who can use what; no model is asked.</summary>
public static class DocumentFit
{
    /// <summary>Whether a task can be done by sending its input as the request and taking the reply as its output.</summary>
    public static bool Fits(AgentTask task, JsonValue request, JsonValue reply)
        => Accepts(task.Input.Source, request) && Accepts(reply, task.Output.Source);

    /// <summary>The skill that can serve a typed document as it stands: takes every request, gives only what the document lets it reply.</summary>
    public static Skill? FindSkill(Agent agent, DocumentSchemas schemas)
        => agent.Skills.FirstOrDefault(skill => Accepts(schemas.Request, skill.Input.Source) && Accepts(skill.Output.Source, schemas.Reply));

    /// <summary>
    /// The one public skill on a card that fits a task: the one that the task names, else the one whose description it repeats, else the only one.
    /// Null when none does, or schemas would have to choose, or the task repeats the description of another skill.
    /// </summary>
    public static SkillCard? FindPublicSkill(AgentCard card, AgentTask task)
    {
        var fitting = card.Skills.Where(skill => skill.IsPublic && Fits(task, skill.Input, skill.Output)).ToList();
        if (fitting.Find(skill => skill.Id == task.Name) is { } named)
        {
            return named;
        }

        var meant = card.Skills.Where(skill => Repeats(task, skill)).ToList();
        var chosen = meant.Count == 0 ? fitting : fitting.FindAll(meant.Contains);
        return chosen.Count == 1 ? chosen[0] : null;
    }

    private static bool Repeats(AgentTask task, SkillCard skill)
        => skill.Description.TrimEnd('.') is { Length: > 0 } words && task.Description.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static bool Accepts(JsonValue from, JsonValue to) => SchemaFit.Check(from, to).Verdict == SchemaFitVerdict.Fits;
}
