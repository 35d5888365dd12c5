using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>What the node tells about itself: its agents, their skills, the documents it publishes.</summary>
public sealed class NodeCards(NodeOptions options, DocumentAddresses addresses, AgentCatalog agents, PublicDocuments publicDocuments, DocumentHandlers handlers, IDocumentStore documents, ISuitabilityStore verdicts, TimeProvider time)
{
    private const int MaxListedDocuments = 500;
    private const int MaxLists = 256;

    /// <summary>Anybody may ask for a list, as often as they ask for anything.</summary>
    private readonly ReadCache<(string Agent, string Skills), IReadOnlyList<DocumentOffer>> _published = new(time, MaxLists);

    /// <summary>What <c>GET</c> of the node's URL shows.</summary>
    public JsonValue Node() => new NodeCard
    {
        Name = options.Name,
        Agents = [.. agents.All.Select(agent => new NodeAgent(agent.Name, UrlOf(agent), agent.Description))],
    }.ToJson();

    /// <summary>What <c>GET</c> of an agent's URL shows: its skills and its public documents.</summary>
    public async ValueTask<JsonValue> AgentAsync(Agent agent, CancellationToken cancellationToken) => new AgentCard
    {
        Name = agent.Name,
        Description = agent.Description,
        Url = UrlOf(agent),
        Skills = [.. agent.Skills.Select(skill => Card(agent, skill))],
        Protocols = await OffersAsync(agent, cancellationToken),
    }.ToJson();

    /// <summary>The documents that the agent serves to anybody: those of its public skills and of its own code, and stored ones that are published and suit it.</summary>
    public async ValueTask<IReadOnlyList<DocumentOffer>> OffersAsync(Agent agent, CancellationToken cancellationToken)
    {
        var key = (agent.Name, SkillFingerprint.Of(agent));
        var published = _published.TryGet(key, out var known) ? known : await _published.ReadAsync(key, async () => await PublishedAsync(key, cancellationToken));
        return [.. Made(agent).Select(document => Offer(document.Hash)), .. published ?? []];
    }

    /// <summary>Has the list of an agent made anew: a document of it was published.</summary>
    internal void Forget(Agent agent) => _published.Forget((agent.Name, SkillFingerprint.Of(agent)));

    private async ValueTask<IReadOnlyList<DocumentOffer>?> PublishedAsync((string Agent, string Skills) key, CancellationToken cancellationToken)
    {
        var offers = new List<DocumentOffer>();
        foreach (var hash in await documents.ListPublicAsync(MaxListedDocuments, cancellationToken))
        {
            if (await verdicts.FindAsync(key.Agent, key.Skills, hash, cancellationToken) is { Suits: true })
            {
                offers.Add(Offer(hash));
            }
        }

        return offers;
    }

    /// <summary>The text of a published document, or what its metadata says where the demo's users ask for that.</summary>
    public async ValueTask<TransportReply> DocumentAsync(string hashText, string query, CancellationToken cancellationToken)
    {
        if (!DocumentHash.TryParse(hashText, out var hash))
        {
            return NodeReply.Error(ParleyError.Public(ParleyErrorCode.InvalidRequest, "A document is named by the 40 hexadecimal digits of its SHA-1."));
        }

        var published = agents.All.SelectMany(Made).FirstOrDefault(document => document.Hash == hash)
            ?? (await documents.FindAsync(hash, cancellationToken) is { Visibility: DocumentVisibility.Public } stored ? stored.Document : null);
        return published is null
            ? NodeReply.Json(404, new JsonObject { { "status", "error" }, { "error", "No such document is published here." }, { "message", "No such document is published here." } })
            : query == DocumentAddresses.MetadataQuery ? NodeReply.Json(200, Metadata(published)) : NodeReply.Text(published.Text);
    }

    private static JsonObject Metadata(ProtocolDocument document) => new()
    {
        { "status", "success" },
        { "metadata", new JsonObject { { "name", document.Name }, { "description", document.Description } } },
    };

    private IEnumerable<ProtocolDocument> Made(Agent agent) => publicDocuments.Of(agent).Values.Select(made => made.Document).Concat(handlers.Of(agent.Name));

    private DocumentOffer Offer(DocumentHash hash) => new(hash, [addresses.Of(hash)]);

    private string UrlOf(Agent agent) => $"{options.Url.AbsoluteUri.TrimEnd('/')}/agents/{agent.Name}";

    private SkillCard Card(Agent agent, Skill skill)
    {
        var isPublic = skill.Visibility == SkillVisibility.Public;
        return new SkillCard
        {
            Id = skill.Id,
            Description = skill.Description,
            Effect = skill.Effect.ToString().ToLowerInvariant(),
            Schemas = isPublic ? SkillCard.PublicSchemas : SkillCard.NegotiatedSchemas,
            Input = isPublic ? skill.Input.Source : default,
            Output = isPublic ? skill.Output.Source : default,
            Document = isPublic ? publicDocuments.Of(agent).Values.FirstOrDefault(made => made.Skill.Id == skill.Id)?.Document.Hash : null,
        };
    }
}
