using Parley.Core.Costs;
using Parley.Core.Policy;

namespace Parley.Options;

/// <summary>An agent of this node.</summary>
public sealed class AgentOptions
{
    /// <summary>What the agent is for, in words that another agent reads. Required.</summary>
    public string Description { get; set; } = "";

    /// <summary>Name of the model for all roles that <see cref="Roles"/> leaves out. Default <c>default</c>.</summary>
    public string Model { get; set; } = ModelOptions.DefaultName;

    /// <summary>Names of models by role. Default none.</summary>
    public OrderedDictionary<ModelRole, string> Roles { get; } = [];

    /// <summary>Name of the policy by which the agent climbs: one of <see cref="ClimbPolicies"/>. Default <c>adaptive</c>.</summary>
    public string Policy { get; set; } = ClimbPolicies.Adaptive;

    /// <summary>Whether a verified routine waits for a person. Default false: it goes live by itself.</summary>
    public bool RequiresApproval { get; set; }

    /// <summary>Whether replies tell the caller mode, model calls and cost. Default false.</summary>
    public bool ReportsUsage { get; set; }

    /// <summary>Whether what the agent agrees on is for everybody: documents are listed, and sent with verified routines to the node's protocol databases. Default false: the parties alone know of them.</summary>
    public bool Publishes { get; set; }

    /// <summary>Skills by id: a JavaScript identifier.</summary>
    public OrderedDictionary<string, SkillOptions> Skills { get; } = [];
}
