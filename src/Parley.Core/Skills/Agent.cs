namespace Parley.Core.Skills;

/// <summary>An agent of this node as configured; immutable.</summary>
public sealed record Agent
{
    /// <summary>Lowercase letters, digits and hyphens; the last segment of the agent's URL.</summary>
    public required string Name { get; init; }

    /// <summary>What the agent is for, in words that another agent reads.</summary>
    public required string Description { get; init; }

    /// <summary>In the order in which they were described; ids are unique.</summary>
    public IReadOnlyList<Skill> Skills { get; init; } = [];

    /// <summary>Name of the policy by which this agent climbs. Default <c>adaptive</c>.</summary>
    public string Policy { get; init; } = "adaptive";

    /// <summary>Whether a verified routine goes live by itself (default) or waits for a person.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>Whether replies tell the caller mode, model calls and cost. Default false.</summary>
    public bool ReportsUsage { get; init; }

    /// <summary>Whether what it agrees on is for everybody: documents are listed, and sent with verified routines to the node's protocol databases. Default false: the parties alone know of them.</summary>
    public bool Publishes { get; init; }

    /// <summary>Null when the agent has no skill of this id.</summary>
    public Skill? FindSkill(string id)
    {
        for (var i = 0; i < Skills.Count; i++)
        {
            if (Skills[i].Id == id)
            {
                return Skills[i];
            }
        }

        return null;
    }
}
