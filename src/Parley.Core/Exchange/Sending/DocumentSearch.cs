using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Policy;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>Looks for a document by which a task can be done with a peer, before one is negotiated.</summary>
public sealed class DocumentSearch(IPairStore pairs, IDocumentStore documents, DocumentResolver resolver, DocumentAdoption adoption, IReadOnlyList<IDocumentDatabase> databases, TimeProvider time)
{
    private const int MaxOffersTried = 8;
    private const int MaxAdded = 500;

    /// <summary>The caller waits for a free look: a peer whose sources don't answer must not hold it up.</summary>
    private static readonly TimeSpan FreeLookTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A document that the peer offers, is in use for this task with another peer, or lies in a database. Costs nothing where schemas settle that it suits;
    /// else only a policy that judges by a model pays.
    /// </summary>
    public async ValueTask<ProtocolDocument?> LookAsync(PairState pair, PeerProfile peer, AgentTask task, bool everywhere, SuitabilityCheck check, ModelBill bill, CancellationToken cancellationToken)
    {
        // A model takes the time it takes: what was asked is paid for.
        using var timeout = new CancellationTokenSource(check == SuitabilityCheck.Model ? Timeout.InfiniteTimeSpan : FreeLookTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        ValueTask<ProtocolDocument?> FindAsync(IReadOnlyList<DocumentOffer> offers) => FindOfferedAsync(pair, offers, task, bill, mayAsk: check == SuitabilityCheck.Model, check, both.Token);
        try
        {
            return !everywhere ? await FindAsync(peer.Offers)
                : await FindInUseAsync(pair, both.Token) ?? await FindAsync(peer.Offers) ?? await FindAsync(await InDatabasesAsync(task, both.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>
    /// A document that the peer suggests or offers, or that this node's owner added; a model is asked where the check allows it, and about what is suggested:
    /// the peer has just done the task and says that it goes by this document, too.
    /// </summary>
    public async ValueTask<ProtocolDocument?> SearchAsync(PairState pair, PeerProfile peer, AgentTask task, IReadOnlyList<DocumentOffer> suggested, SuitabilityCheck check, ModelBill bill, CancellationToken cancellationToken)
        => await FindOfferedAsync(pair, suggested, task, bill, mayAsk: true, check == SuitabilityCheck.Model ? check : SuitabilityCheck.SchemasThenModel, cancellationToken)
           ?? await FindOfferedAsync(pair, peer.Offers, task, bill, mayAsk: true, check, cancellationToken)
           ?? await FindOfferedAsync(pair, await OwnAsync(cancellationToken), task, bill, mayAsk: true, check, cancellationToken);

    /// <summary>Whether there is anything to search that costs more than a free look.</summary>
    public async ValueTask<bool> HasMoreAsync(PeerProfile peer, CancellationToken cancellationToken)
        => peer.Offers.Count > 0 || (await documents.ListAddedAsync(1, cancellationToken)).Count > 0;

    private async ValueTask<IReadOnlyList<DocumentOffer>> OwnAsync(CancellationToken cancellationToken)
        => [.. (await documents.ListAddedAsync(MaxAdded, cancellationToken)).Select(hash => new DocumentOffer(hash, []))];

    private async ValueTask<IReadOnlyList<DocumentOffer>> InDatabasesAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var found = new List<DocumentOffer>();
        foreach (var database in databases)
        {
            found.AddRange((await database.SearchAsync(task.Input.Source, task.Output.Source, MaxOffersTried, cancellationToken)).Select(hash => new DocumentOffer(hash, [])));
        }

        return found;
    }

    private async ValueTask<ProtocolDocument?> FindInUseAsync(PairState pair, CancellationToken cancellationToken)
    {
        foreach (var other in await pairs.ListAsync(cancellationToken))
        {
            if (other.Key.Agent == pair.Key.Agent && other.Key.Task == pair.Key.Task && other.Document is { } used && !pair.Refused.Contains(used)
                && await documents.FindAsync(used, cancellationToken) is { } stored)
            {
                return stored.Document;
            }
        }

        return null;
    }

    private async ValueTask<ProtocolDocument?> FindOfferedAsync(PairState pair, IReadOnlyList<DocumentOffer> offers, AgentTask task, ModelBill bill, bool mayAsk, SuitabilityCheck check, CancellationToken cancellationToken)
    {
        foreach (var offer in offers.Where(offer => !pair.Refused.Contains(offer.Hash)).Take(MaxOffersTried))
        {
            // On the owner's account, who chose the peer.
            if (!(await resolver.LookAsync(offer.Hash, offer.Sources, static () => null, isPaid: true, cancellationToken)).TryGet(out var found, out _))
            {
                continue;
            }

            var offered = found.Document;
            var isSettled = check != SuitabilityCheck.Model && offered.IsTyped && DocumentFit.Fits(task, offered.Schemas.Request, offered.Schemas.Reply);
            var isAsked = mayAsk && !(check == SuitabilityCheck.SchemasAlone && offered.IsTyped);
            if ((isSettled || isAsked) && (await adoption.JudgeForTaskAsync(pair.Key.Agent, task, offered, byModel: check == SuitabilityCheck.Model, bill, cancellationToken)).TryGet(out var verdict, out _) && verdict.Suits
                && await resolver.KeepAsync(found, cancellationToken) != DocumentPut.Collision)
            {
                return offered;
            }
        }

        return null;
    }
}
