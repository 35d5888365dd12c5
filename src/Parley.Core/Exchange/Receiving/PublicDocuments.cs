using System.Runtime.CompilerServices;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Core.Exchange.Receiving;

/// <summary>The typed documents made from an agent's public skills: a request of one goes straight to its skill.</summary>
public sealed class PublicDocuments
{
    private readonly ConditionalWeakTable<Agent, IReadOnlyDictionary<DocumentHash, PublicDocument>> _byAgent = [];

    /// <summary>The typed documents of the agent's skills with public schemas.</summary>
    public IReadOnlyDictionary<DocumentHash, PublicDocument> Of(Agent agent) => _byAgent.GetValue(agent, Make);

    private static Dictionary<DocumentHash, PublicDocument> Make(Agent agent)
    {
        var documents = new Dictionary<DocumentHash, PublicDocument>();
        foreach (var skill in agent.Skills.Where(skill => skill.Visibility == SkillVisibility.Public))
        {
            var text = ProtocolDocumentText.ForSkill(skill.Id, skill.Description, skill.Input.Source, skill.Output.Source);
            if (ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _))
            {
                documents.TryAdd(document.Hash, new PublicDocument(skill, document));
            }
        }

        return documents;
    }
}

/// <summary>A public skill and the document made from it.</summary>
public sealed record PublicDocument(Skill Skill, ProtocolDocument Document);
