using Parley.Core.Skills;

namespace Parley.Simulations.Network.Servers;

/// <summary>One thing that a server does. Its schemas are known to nobody until a document is agreed on.</summary>
/// <param name="Offer">What it takes and gives, in the server's words.</param>
internal sealed record ServerSkill(AgentTask Offer, SkillWork Work)
{
    public string Id => Offer.Name!;
}
