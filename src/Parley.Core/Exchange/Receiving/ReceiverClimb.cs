using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>What the receiver does to climb, off the caller's path: suggests its documents, asks to negotiate, has routines written.</summary>
public sealed partial class ReceiverClimb(
    PublicDocuments publicDocuments, LiveRoutines routines, ReceiverProgramming programming, DocumentComposition composition, IExchangeStore records, PeerBudgets budgets, DocumentPublisher publisher, NodeCards cards, ClimbQueue queue, ILogger<ReceiverClimb> logger)
{
    private readonly ConcurrentDictionary<string, long> _languageSinceNegotiation = new(StringComparer.Ordinal);

    /// <summary>A suggestion when one public skill did the work, and whether callers are asked to negotiate.</summary>
    public (DocumentOffer? Suggestion, bool Asks) AfterLanguage(Reception reception)
    {
        var count = _languageSinceNegotiation.AddOrUpdate(reception.Agent.Name, 1, (_, before) => before + 1);
        var used = reception.Tools.Calls.Select(call => call.Skill).Distinct().ToList();
        var made = used.Count == 1 ? publicDocuments.Of(reception.Agent).Values.FirstOrDefault(document => document.Skill.Id == used[0]) : null;
        var suggestion = made is null ? null : new DocumentOffer(made.Document.Hash, [DocumentSource.ToDataUri(made.Document.Text)]);
        return (suggestion, suggestion is null && AgentPolicies.Of(reception.Agent).AsksToNegotiate(count));
    }

    /// <summary>Whether the demo's <c>/requiresNegotiation</c> is answered with yes.</summary>
    public bool AsksToNegotiate(Agent agent) => AgentPolicies.Of(agent).AsksToNegotiate(_languageSinceNegotiation.GetValueOrDefault(agent.Name));

    /// <summary>Tells that a negotiation with a caller of this agent has ended, which starts the count to the next again.</summary>
    public void Negotiated(Agent agent) => _languageSinceNegotiation[agent.Name] = 0;

    /// <summary>Has a document that a caller has brought made known, and queues a routine for each document that was handled by a model, if the policy says that it is due. The exchange is done and on record: nothing that fails here, nor a caller who hangs up, changes how it ended.</summary>
    internal async ValueTask AfterDocumentAsync(Reception reception)
    {
        try
        {
            if (reception is { Added: { } added, Agent.Publishes: true })
            {
                queue.TryEnqueue($"publish {reception.Agent.Name} {added.Hash}", token => PublishAsync(reception.Agent, added, token));
            }

            foreach (var document in reception.ByModel.DistinctBy(document => document.Document.Hash))
            {
                if (await ProgrammingTurn.IsDueAsync(records, AgentPolicies.Of(reception.Agent), Key(reception.Agent, document), CancellationToken.None))
                {
                    await ProgramAsync(reception.Agent, document, reception.Context.Caller, CancellationToken.None);
                }
            }
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, reception.Context.ExchangeId);
        }
    }

    /// <summary>Queues a routine to be written or repaired for a document in use, on the caller's account. What their budget doesn't allow is left to a later exchange.</summary>
    public async ValueTask ProgramAsync(Agent agent, TypedDocument document, string caller, CancellationToken cancellationToken)
    {
        var key = Key(agent, document);
        if (queue.Holds(Name(key)) || !await routines.MayWriteAsync(key, cancellationToken))
        {
            return;
        }

        var isRepair = await routines.IsRepairAsync(key, cancellationToken);
        if ((isRepair ? budgets.TakeRepair(caller, Name(key)) : budgets.Take(caller, Spending.Climbs)) is null)
        {
            queue.TryEnqueue(Name(key), token => WriteAsync(agent, document, key, caller, token));
        }
    }

    /// <summary>The next caller finds it here, instead of negotiating one of its own.</summary>
    private async ValueTask PublishAsync(Agent agent, ProtocolDocument document, CancellationToken cancellationToken)
    {
        await publisher.PublishAsync(agent.Name, document, cancellationToken);
        cards.Forget(agent);
    }

    private async ValueTask WriteAsync(Agent agent, TypedDocument document, RoutineKey key, string caller, CancellationToken cancellationToken)
    {
        using var account = budgets.QueuedAccountOf(caller);
        if (await routines.MayWriteAsync(key, cancellationToken)
            && (await composition.ResolveAsync(document.Document, () => account.Take(Spending.Documents), cancellationToken)).TryGet(out var tree, out _))
        {
            await programming.WriteAsync(agent, document, tree.Direct, account, cancellationToken);
        }
    }

    private static string Name(RoutineKey key) => $"program {key}";

    private static RoutineKey Key(Agent agent, TypedDocument document) => new(agent.Name, Side.Receiver, document.Document.Hash, SkillFingerprint.Of(agent));

    [LoggerMessage(Level = LogLevel.Error, Message = "Exchange {Id} is answered, but whether a routine is due could not be found out.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string id);
}
