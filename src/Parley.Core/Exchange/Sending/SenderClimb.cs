using Microsoft.Extensions.Logging;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>What the sender does to climb. Looking is free and done before an exchange; negotiating and programming are queued behind it.</summary>
public sealed partial class SenderClimb(
    AgentCatalog agents,
    IPairStore pairs,
    IDocumentStore documents,
    DocumentSearch search,
    DocumentAdoption adoption,
    TypedDocuments typed,
    SenderNegotiation negotiation,
    SenderProgramming programming,
    LiveRoutines routines,
    IExchangeStore records,
    ExchangeRecorder recorder,
    ClimbQueue queue,
    IIdSource ids,
    TimeProvider time,
    ILogger<SenderClimb> logger)
{
    /// <summary>A climb is taken to cost as much as three language exchanges (two-agent weather example of the paper: 0.043 against 0.020 USD).</summary>
    private const int AssumedClimbPrice = 3;

    /// <summary>After a failed climb no other is tried for so many exchanges; the number doubles with each failure.</summary>
    private const int Backoff = 8;

    private const int SavesTried = 8;

    private readonly ExchangeCounts _counts = new();

    /// <summary>Gives the pair a document that exists already, as far as the policy looks for one, and a routine of others for it where one proves itself for nothing.</summary>
    public async ValueTask<PairState> LookAsync(PairState pair, PeerProfile peer, AgentTask task, CancellationToken cancellationToken)
    {
        var steps = Steps(pair, peerAsks: false, Recurrence.PriorExchanges);
        if (pair.Document is not null || (steps & (ClimbSteps.Look | ClimbSteps.LookAtPeer)) == 0)
        {
            return pair;
        }

        var (bill, at, start) = (new ModelBill(), time.GetUtcNow(), time.GetTimestamp());
        var found = await search.LookAsync(pair, peer, task, everywhere: steps.HasFlag(ClimbSteps.Look), PolicyOf(pair.Key.Agent).Suitability, bill, cancellationToken);
        await RecordSearchAsync(pair.Key, found, bill, at, start, cancellationToken);
        if (found is not { } candidate)
        {
            return pair;
        }

        if (typed.Get(candidate).TryGet(out var document, out _))
        {
            await programming.TakeOverAsync(pair.Key.Agent, pair.Key.Peer, task, document, cancellationToken);
        }

        return await SaveAsync(pair.Key, state => state with { Document = candidate.Hash }, cancellationToken);
    }

    /// <summary>Counts the exchange and queues what the policy finds worth its price. The exchange is done and on record: nothing that fails here, nor a caller who gives up, changes how it ended.</summary>
    internal async ValueTask AfterAsync(Dispatch dispatch, ExchangeRecord record)
    {
        try
        {
            await CountAsync(dispatch, record, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, dispatch.ExchangeId);
        }
    }

    private async ValueTask CountAsync(Dispatch dispatch, ExchangeRecord record, CancellationToken cancellationToken)
    {
        var key = new PairKey(dispatch.Agent, dispatch.Peer.Key, dispatch.Task.Key);
        if (IsSettled(record, dispatch.Refused) && !_counts.Add(key))
        {
            return;
        }

        var pair = await SaveCountedAsync(key, record, dispatch.Refused, cancellationToken);
        if (pair.Document is { } hash)
        {
            if (record.Mode is Mode.Model or Mode.Language || record.StepDowns.Count > 0)
            {
                await QueueProgrammingAsync(dispatch, hash, cancellationToken);
            }
        }
        else if (record.Mode == Mode.Language)
        {
            await QueueClimbAsync(key, pair, dispatch, cancellationToken);
        }
    }

    private async ValueTask<PairState> SaveCountedAsync(PairKey key, ExchangeRecord record, DocumentHash? refused, CancellationToken cancellationToken)
    {
        var gathered = _counts.Take(key);
        try
        {
            return await SaveAsync(key, state => Count(state, gathered, record, refused), cancellationToken);
        }
        catch (StoreException)
        {
            _counts.Return(key, gathered);
            throw;
        }
    }

    /// <summary>Whether the exchange went without a model and without a step down, so that there is nothing to climb for.</summary>
    private static bool IsSettled(ExchangeRecord record, DocumentHash? refused) => record is { Mode: Mode.Standard or Mode.Routine, StepDowns.Count: 0 } && refused is null;

    private async ValueTask QueueClimbAsync(PairKey key, PairState pair, Dispatch dispatch, CancellationToken cancellationToken)
    {
        var isDue = pair.Exchanges >= pair.NextClimbAtExchange;
        var steps = Steps(pair, dispatch.PeerAsksToNegotiate, Recurrence.Expect(key, await pairs.ListAsync(cancellationToken)));
        IReadOnlyList<DocumentOffer> suggested = dispatch.Reply?.Suggestion is { } suggestion && !pair.Refused.Contains(suggestion.Hash) ? [suggestion] : [];
        var mayNegotiate = isDue && steps.HasFlag(ClimbSteps.Negotiate);
        var maySearch = isDue && steps.HasFlag(ClimbSteps.Look) && (suggested.Count > 0 || await search.HasMoreAsync(dispatch.Peer, cancellationToken));
        if (mayNegotiate || maySearch)
        {
            queue.TryEnqueue($"climb {key}", token => ClimbAsync(key, dispatch.Peer, dispatch.Task, suggested, mayNegotiate, token));
        }
    }

    /// <summary>Takes a document that the peer offers if a model finds that it suits; else negotiates.</summary>
    private async ValueTask ClimbAsync(PairKey key, PeerProfile peer, AgentTask task, IReadOnlyList<DocumentOffer> suggested, bool mayNegotiate, CancellationToken cancellationToken)
    {
        var pair = await pairs.GetAsync(key, cancellationToken);
        var (bill, at, start) = (new ModelBill(), time.GetUtcNow(), time.GetTimestamp());
        var offered = await search.SearchAsync(pair, peer, task, suggested, PolicyOf(key.Agent).Suitability, bill, cancellationToken);
        await RecordSearchAsync(key, offered, bill, at, start, cancellationToken);
        if (offered is not null)
        {
            await SaveAsync(key, state => state with { Document = offered.Hash }, cancellationToken);
            await ProgramAtOnceAsync(key, task, offered, cancellationToken);
        }
        else if (mayNegotiate)
        {
            await NegotiateAsync(key, peer, task, cancellationToken);
        }
        else
        {
            // What didn't suit now won't suit with the next exchange either; who suggests one thing after the other is listened to less and less.
            await SaveAsync(key, BackOff, cancellationToken);
        }
    }

    /// <summary>A search that asked no model leaves no record.</summary>
    private ValueTask RecordSearchAsync(PairKey key, ProtocolDocument? found, ModelBill bill, DateTimeOffset at, long start, CancellationToken cancellationToken)
        => bill.Calls.Count == 0 ? ValueTask.CompletedTask : recorder.RecordAsync(Climbed(RecordKind.Suitability, key, found?.Hash, bill, at, start), cancellationToken);

    private async ValueTask NegotiateAsync(PairKey key, PeerProfile peer, AgentTask task, CancellationToken cancellationToken)
    {
        var (bill, transcript, at, start) = (new ModelBill(), new List<string>(), time.GetUtcNow(), time.GetTimestamp());
        var agreed = await negotiation.RunAsync(key.Agent, peer, task, bill, transcript, cancellationToken);
        var hash = agreed.Succeeded ? agreed.Value.Document.Hash : (DocumentHash?)null;
        await recorder.RecordAsync(
            Climbed(RecordKind.Negotiation, key, hash, bill, at, start) with { Error = agreed.Error?.ToString(), Input = new JsonArray(transcript.Select(message => new JsonValue(message))) },
            cancellationToken);
        if (agreed.TryGet(out var document, out _) && !(await pairs.GetAsync(key, cancellationToken)).Refused.Contains(document.Document.Hash))
        {
            await adoption.AgreeAsync(key.Agent, task.Key, document.Document, cancellationToken);
            await SaveAsync(key, state => state with { Document = hash, FailedClimbs = 0 }, cancellationToken);
            await ProgramAtOnceAsync(key, task, document.Document, cancellationToken);
        }
        else
        {
            await SaveAsync(key, BackOff, cancellationToken);
        }
    }

    private static PairState BackOff(PairState state)
        => state with { FailedClimbs = state.FailedClimbs + 1, NextClimbAtExchange = state.Exchanges + ((long)Backoff << Math.Min(state.FailedClimbs, 16)) };

    private async ValueTask QueueProgrammingAsync(Dispatch dispatch, DocumentHash hash, CancellationToken cancellationToken)
    {
        var key = new RoutineKey(dispatch.Agent, Side.Sender, hash, dispatch.Task.Key);
        if (await ProgrammingTurn.IsDueAsync(records, PolicyOf(dispatch.Agent), key, cancellationToken) && await documents.FindAsync(hash, cancellationToken) is { } stored)
        {
            queue.TryEnqueue($"program {dispatch.Agent} {hash} {dispatch.Task.Key}", token => ProgramAsync(new PairKey(dispatch.Agent, dispatch.Peer.Key, dispatch.Task.Key), dispatch.Task, stored.Document, token));
        }
    }

    /// <summary>For a document that was just taken up, by a policy that doesn't wait for its uses.</summary>
    private ValueTask ProgramAtOnceAsync(PairKey pair, AgentTask task, ProtocolDocument document, CancellationToken cancellationToken)
        => PolicyOf(pair.Agent).WritesRoutine(0) ? ProgramAsync(pair, task, document, cancellationToken) : ValueTask.CompletedTask;

    private async ValueTask ProgramAsync(PairKey pair, AgentTask task, ProtocolDocument document, CancellationToken cancellationToken)
    {
        var key = new RoutineKey(pair.Agent, Side.Sender, document.Hash, task.Key);
        if (await routines.MayWriteAsync(key, cancellationToken) && typed.Get(document).TryGet(out var compiled, out _))
        {
            await programming.WriteAsync(pair.Agent, pair.Peer, task, compiled, cancellationToken);
        }
    }

    private ExchangeRecord Climbed(RecordKind kind, PairKey key, DocumentHash? document, ModelBill bill, DateTimeOffset at, long start) => new()
    {
        Id = ids.NewId(),
        Kind = kind,
        Side = Side.Sender,
        At = at,
        Duration = time.GetElapsedTime(start),
        Agent = key.Agent,
        Peer = key.Peer,
        Subject = key.Task,
        Document = document,
        Mode = Mode.Language,
        ModelCalls = bill.Calls,
    };

    /// <param name="gathered">Exchanges that were counted apart, this one included where it changes nothing else.</param>
    private static PairState Count(PairState state, int gathered, ExchangeRecord record, DocumentHash? refused)
    {
        var isLanguage = record.Mode == Mode.Language && record.Error is null && record.StepDowns.Count == 0;
        var languages = state.LanguageExchanges + (isLanguage ? 1 : 0);
        // Who refuses one document may agree on another, and pays for it once; after that the peer is left alone for longer and longer.
        var before = state.Exchanges + gathered - (IsSettled(record, refused) ? 1 : 0);
        var isRefusedAgain = refused is not null && refused == state.Document && state.Refused.Count > 0;
        return state with
        {
            Exchanges = before + 1,
            LanguageExchanges = languages,
            LanguageCost = isLanguage ? state.LanguageCost + ((record.Cost - state.LanguageCost) / languages) : state.LanguageCost,
            NextClimbAtExchange = isRefusedAgain ? before + ((long)Backoff << Math.Min(state.Refused.Count, 16)) : state.NextClimbAtExchange,
            Document = refused is not null && refused == state.Document ? null : state.Document,
            Refused = refused is { } hash && !state.Refused.Contains(hash) ? [.. state.Refused, hash] : state.Refused,
        };
    }

    private async ValueTask<PairState> SaveAsync(PairKey key, Func<PairState, PairState> change, CancellationToken cancellationToken)
    {
        for (var i = 0; i < SavesTried; i++)
        {
            var changed = change(await pairs.GetAsync(key, cancellationToken));
            if (await pairs.TrySaveAsync(changed, cancellationToken))
            {
                return changed with { Version = changed.Version + 1 };
            }
        }

        // Others counted at the same time, again and again; a count that is one short does no harm.
        return await pairs.GetAsync(key, cancellationToken);
    }

    private ClimbSteps Steps(PairState pair, bool peerAsks, double expectedExchanges)
        => PolicyOf(pair.Key.Agent).DecideSender(new ClimbSituation(pair, peerAsks, AssumedClimbPrice * pair.LanguageCost, expectedExchanges));

    private IClimbPolicy PolicyOf(string agent) => AgentPolicies.Of(agents, agent);

    [LoggerMessage(Level = LogLevel.Error, Message = "Exchange {Id} is done, but could not be counted for its climb.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string id);
}
