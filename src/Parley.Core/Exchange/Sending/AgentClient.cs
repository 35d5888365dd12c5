using System.Diagnostics;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Policy;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;
using Parley.Protocol.Schemas;

namespace Parley.Core.Exchange.Sending;

/// <summary>The sender's side of an exchange: has a peer do a task, by the cheapest rung that holds.</summary>
public sealed class AgentClient(PeerDirectory directory, PeerClient peers, RungPlanner planner, SenderClimb climb, IPairStore pairs, ExchangeRecorder recorder, PeerBudgets budgets, IIdSource ids, TimeProvider time)
{
    private const int MaxDescriptionLength = 500;

    /// <summary>Has the peer at <paramref name="url"/> do a task for one of this node's agents.</summary>
    /// <param name="parent">The exchange that this one serves, when a tool calls on.</param>
    /// <param name="account">Whose budget pays, when it is not the owner's own doing.</param>
    public async ValueTask<Outcome<ExchangeResult>> InvokeAsync(string agent, Uri url, AgentTask task, JsonValue input, ExchangeContext? parent, CancellationToken cancellationToken, PeerAccount? account = null)
    {
        if (!task.Input.IsValid(input))
        {
            return ParleyError.Public(ParleyErrorCode.InvalidInput, $"The input doesn't follow the task's schema: {string.Join("; ", task.Input.Validate(input, 5))}.");
        }

        var found = await directory.FindAsync(url, cancellationToken);
        if (!found.TryGet(out var peer, out var unreachable))
        {
            return unreachable;
        }

        var pair = await climb.LookAsync(await pairs.GetAsync(new PairKey(agent, peer.Key, task.Key), cancellationToken), peer, task, cancellationToken);
        var dispatch = new Dispatch(ids.NewId(), agent, peer, task, input, time) { Parent = parent, Bill = new ModelBill(account) };
        using var span = ParleyTelemetry.StartSending(agent, peer.Key, dispatch.ExchangeId);
        Outcome<JsonValue> outcome;
        try
        {
            outcome = Settle(dispatch, await DoAsync(dispatch, pair, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for the result any more, but what was sent and spent has happened.
            await RecordAsync(dispatch, Settle(dispatch, new ParleyError(ParleyErrorCode.Cancelled, "The caller gave up before the peer's answer was read.")), span);
            throw;
        }

        var record = await RecordAsync(dispatch, outcome, span);
        await climb.AfterAsync(dispatch, record);
        return new ExchangeResult(outcome, record) { MayHaveRun = dispatch.MayHaveRun };
    }

    private async ValueTask<Outcome<JsonValue>> DoAsync(Dispatch dispatch, PairState pair, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(dispatch.Agent, dispatch.Peer, dispatch.Task, pair, cancellationToken);
        IReadOnlyList<ISenderRung> rungs = [.. plan.Where(rung => dispatch.Task.Floor.Allows(rung.Mode))];
        return rungs.Count > 0 ? await ClimbDownAsync(dispatch, rungs, cancellationToken) : BelowFloor(dispatch, plan[0].Mode);
    }

    private async ValueTask<ExchangeRecord> RecordAsync(Dispatch dispatch, Outcome<JsonValue> outcome, Activity? span)
    {
        var record = dispatch.ToRecord(outcome);
        ParleyTelemetry.EndExchange(span, record.Mode.ToString(), outcome.Error?.Code.ToString());
        await recorder.RecordAsync(record, CancellationToken.None);
        return record;
    }

    /// <summary>Names a public skill of the peer in place of a task.</summary>
    public async ValueTask<Outcome<ExchangeResult>> InvokeSkillAsync(string agent, Uri url, string skillId, JsonValue input, ExchangeContext? parent, CancellationToken cancellationToken)
    {
        var task = await FindTaskAsync(url, skillId, cancellationToken);
        return task.TryGet(out var found, out var error) ? await InvokeAsync(agent, url, found, input, parent, cancellationToken) : error;
    }

    /// <summary>The task that a public skill of the peer does.</summary>
    public async ValueTask<Outcome<AgentTask>> FindTaskAsync(Uri url, string? skillId, CancellationToken cancellationToken)
    {
        var found = await directory.FindAsync(url, cancellationToken);
        if (!found.TryGet(out var peer, out var error))
        {
            return error;
        }

        if (peer.Card is not { } card)
        {
            return new ParleyError(ParleyErrorCode.UnknownSkill, $"{peer.Key} lists no skills; describe the task yourself with its input and output schemas.");
        }

        var skill = skillId is null && card.Skills.Count == 1 ? card.Skills[0] : card.Skills.FirstOrDefault(candidate => candidate.Id == skillId);
        if (skill is null)
        {
            return new ParleyError(ParleyErrorCode.UnknownSkill, $"{card.Name} has no skill '{skillId}'; it has {string.Join(", ", card.Skills.Select(known => known.Id))}.");
        }

        if (!skill.IsPublic)
        {
            return new ParleyError(ParleyErrorCode.UnknownSkill, $"The schemas of '{skill.Id}' are negotiated, not public: describe your own task with its input and output schemas.");
        }

        var (input, output) = (JsonSchema.Compile(skill.Input), JsonSchema.Compile(skill.Output));
        return input.Schema is null || output.Schema is null
            ? new ParleyError(ParleyErrorCode.PeerNonsense, $"The schemas of '{skill.Id}' on the card of {card.Name} are not valid JSON Schemas.")
            : new AgentTask(OneLine(skill.Description), input.Schema, output.Schema) { Name = skill.Id, IsPeers = true, Effect = Enum.TryParse<SkillEffect>(skill.Effect, ignoreCase: true, out var effect) && Enum.IsDefined(effect) ? effect : SkillEffect.Once };
    }

    /// <summary>Says something to a peer in plain language and returns what it answers; nothing is climbed.</summary>
    public async ValueTask<Outcome<string>> AskAsync(Uri url, string text, CancellationToken cancellationToken)
    {
        var found = await directory.FindAsync(url, cancellationToken);
        if (!found.TryGet(out var peer, out var error))
        {
            return error;
        }

        var sent = await peers.SendAsync(peer, new AgoraRequest { Kind = AgoraRequestKind.Language, Body = text }, ids.NewId(), cancellationToken);
        if (!sent.TryGet(out var reply, out error))
        {
            return error;
        }

        return reply.Status == AgoraStatus.Success
            ? reply.Body.AsString ?? JsonText.Write(reply.Body)
            : new ParleyError(ParleyErrorCode.PeerFailed, $"{peer.Key} reports: {reply.Error ?? "no reason given"}");
    }

    /// <summary>The work may be done although its result can't be had: whoever must not ask twice is told so. What the peer states itself stands.</summary>
    private static Outcome<JsonValue> Settle(Dispatch dispatch, Outcome<JsonValue> outcome)
        => outcome.Error is { Code: not (ParleyErrorCode.PeerFailed or ParleyErrorCode.Indeterminate) } error && dispatch is { MayHaveRun: true, Task.Effect: SkillEffect.Once }
            ? new ParleyError(ParleyErrorCode.Indeterminate, $"{dispatch.Peer.Key} may have done the work, but its result can't be read: {error}; ask its owner before you repeat it.")
            : outcome;

    private static ParleyError BelowFloor(Dispatch dispatch, Mode mode)
    {
        dispatch.Mode = mode;
        return new ParleyError(ParleyErrorCode.UnsuitableTask, $"With {dispatch.Peer.Key} the task could only be done below its floor, '{dispatch.Task.Floor}'; agree on a document first, or lower the floor.");
    }

    private async ValueTask<Outcome<JsonValue>> ClimbDownAsync(Dispatch dispatch, IReadOnlyList<ISenderRung> rungs, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            switch (await rungs[i].TryAsync(dispatch, cancellationToken))
            {
                case RungResult.Done done:
                    return done.Output;
                case RungResult.Failed failed:
                    return failed.Error;
                case RungResult.Broken broken when i + 1 == rungs.Count:
                    return broken.Error;
                case RungResult.Broken broken:
                    var mode = rungs[i].Mode;
                    // A refused document is refused in every mode: its other rungs are passed over.
                    while (broken.Error.Code == ParleyErrorCode.UnsuitableDocument && i + 1 < rungs.Count && rungs[i + 1] is DocumentRung)
                    {
                        i++;
                    }

                    if (i + 1 == rungs.Count)
                    {
                        return broken.Error;
                    }

                    dispatch.StepDown(mode, rungs[i + 1].Mode, broken.Error.Message);
                    if (budgets.Take(dispatch.Peer.Url.Host, Spending.StepDowns) is { } spent)
                    {
                        // A peer that breaks every rung must not have this node pay for a dearer one each time.
                        return spent with { Message = $"{dispatch.Peer.Key} breaks too many exchanges: {broken.Error.Message} {spent.Message}" };
                    }

                    break;
            }
        }
    }

    /// <summary>A peer's words stand in this agent's prompts as the task: one line, of a length that leaves no room for more than a description.</summary>
    private static string OneLine(string description)
    {
        var words = string.Join(' ', description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= MaxDescriptionLength ? words : words[..MaxDescriptionLength];
    }
}
