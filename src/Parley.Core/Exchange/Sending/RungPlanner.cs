using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;

namespace Parley.Core.Exchange.Sending;

/// <summary>Lists the rungs by which a task may be done, the cheapest first. The exchange starts at the first and steps down through the rest.</summary>
public sealed class RungPlanner(AgentCatalog agents, PeerClient peers, PeerDirectory directory, ModelAsker asker, DocumentEncodings encodings, IDocumentStore documents, TypedDocuments typed, LiveRoutines routines, RoutineWatch watch)
{
    /// <summary>The rungs to try, cheapest first; the last is plain language.</summary>
    public async ValueTask<IReadOnlyList<ISenderRung>> PlanAsync(string agent, PeerProfile peer, AgentTask task, PairState pair, CancellationToken cancellationToken)
    {
        var rungs = new List<ISenderRung>();
        if (!AgentPolicies.Of(agents, agent).UsesDocuments)
        {
            return [new LanguageRung(peers, asker)];
        }

        if (encodings.Find(agent, task.Key) is var (own, encoding) && !pair.Refused.Contains(own.Hash) && typed.Get(own).TryGet(out var ownDocument, out _))
        {
            rungs.AddRange([Rung(ownDocument, encoding, peer), Rung(ownDocument, new ModelCodec(asker, ownDocument), peer)]);
        }
        else if (FindPublic(peer, task) is { } made && !pair.Refused.Contains(made.Document.Hash))
        {
            rungs.AddRange([Rung(made, new PassThroughCodec(), peer), Rung(made, new ModelCodec(asker, made), peer)]);
        }
        else if (pair.Document is { } hash && await documents.FindAsync(hash, cancellationToken) is { } stored && typed.Get(stored.Document).TryGet(out var adopted, out _))
        {
            var key = new RoutineKey(agent, Side.Sender, hash, task.Key);
            if (await routines.FindSenderAsync(key, adopted, task, cancellationToken) is { } routine)
            {
                rungs.Add(routine.IsMultiround ? new MultiroundRung(peers, adopted, routine, key, watch) : Rung(adopted, new RoutineCodec(routine, key, watch), peer));
            }

            rungs.Add(Rung(adopted, new ModelCodec(asker, adopted), peer));
        }

        rungs.Add(new LanguageRung(peers, asker));
        return rungs;
    }

    /// <summary>The typed document of the one public skill that fits the task as it stands.</summary>
    private TypedDocument? FindPublic(PeerProfile peer, AgentTask task)
    {
        if (peer.Card is null || DocumentFit.FindPublicSkill(peer.Card, task) is not { } skill)
        {
            return null;
        }

        var text = ProtocolDocumentText.ForSkill(skill.Id, skill.Description, skill.Input, skill.Output);
        return ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _) && typed.Get(document).TryGet(out var compiled, out _) ? compiled : null;
    }

    private DocumentRung Rung(TypedDocument document, IDocumentCodec codec, PeerProfile peer)
    {
        // A Parley node keeps what it listed or took over; to all others the text travels with each request, as the library does it.
        var hash = document.Document.Hash;
        var listed = peer.Card?.Skills.Any(skill => skill.Document == hash) == true || peer.Offers.Any(offer => offer.Hash == hash);
        return new DocumentRung(peers, directory, document, codec, peerHoldsDocument: listed || peer.Card is not null);
    }
}
