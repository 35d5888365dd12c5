using Parley.Core.Skills;

namespace Parley.Core.Policy;

/// <summary>By which policy an agent climbs.</summary>
public static class AgentPolicies
{
    /// <summary>The policy that the agent names; <c>adaptive</c> for a caller that is no agent of this node. A name that means nothing is a bug: configuration is checked at start.</summary>
    public static IClimbPolicy Of(AgentCatalog agents, string agent) => Of(agents.Find(agent)?.Policy ?? ClimbPolicies.Adaptive);

    /// <inheritdoc cref="Of(AgentCatalog, string)"/>
    public static IClimbPolicy Of(Agent agent) => Of(agent.Policy);

    private static IClimbPolicy Of(string name) => ClimbPolicies.Find(name) ?? throw new InvalidOperationException($"There is no policy '{name}'.");
}
