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
    /// The one public skill on a card that fits a task; of several the one that the task names, because schemas can't choose between them.
    /// Null when none does.
    /// </summary>
    public static SkillCard? FindPublicSkill(AgentCard card, AgentTask task)
    {
        var fitting = card.Skills.Where(skill => skill.IsPublic && Fits(task, skill.Input, skill.Output)).ToList();
        return fitting.Count == 1 ? fitting[0] : fitting.FirstOrDefault(skill => skill.Id == task.Name);
    }

    private static bool Accepts(JsonValue from, JsonValue to) => SchemaFit.Check(from, to).Verdict == SchemaFitVerdict.Fits;
}
