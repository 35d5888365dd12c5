using Microsoft.Extensions.DependencyInjection;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Cli.Calling;

/// <summary>Makes the calls of a plan, climbing between them.</summary>
internal static class CallRun
{
    private const int MaxClimbRecords = 1000;

    public static async Task<CommandOutcome> RunAsync(CallPlan plan, CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var node = await CreateNodeAsync(plan, context, cancellationToken);
            return await RunAsync(plan, context, node, cancellationToken);
        }
        catch (StoreException failure) when (failure.Error.Code == ParleyErrorCode.StoreLocked)
        {
            return CommandOutcome.Failed(failure.Error with { Message = $"{failure.Error.Message} For a call beside a running node: --store caller.db." });
        }
    }

    private static async Task<CommandOutcome> RunAsync(CallPlan plan, CommandContext context, ParleyNode node, CancellationToken cancellationToken)
    {
        var client = node.Services.GetRequiredService<AgentClient>();
        var start = context.Time.GetUtcNow();
        var found = plan.Task is { } own ? own : await client.FindTaskAsync(plan.Url, plan.Skill, cancellationToken);
        if (!found.TryGet(out var task, out var error))
        {
            return CommandOutcome.Failed(error with { Message = Advise(error) });
        }

        var view = new CallView(context.Console, context.Json ? Terminals.Silent() : Terminals.Errors(), plan.IsSeries);
        var rows = new List<CallRow>();
        var wasStopped = false;
        try
        {
            foreach (var input in plan.Inputs)
            {
                rows.Add(CallRow.Of(input, await client.InvokeAsync(plan.Agent, plan.Url, task, input.DeepClone(), null, cancellationToken)));
                view.Row(rows.Count, rows[^1]);
                await view.ClimbingAsync(() => node.DrainAsync(cancellationToken));
            }
        }
        catch (OperationCanceledException) when (rows.Count > 0 && cancellationToken.IsCancellationRequested)
        {
            // What was exchanged is told all the same.
            wasStopped = true;
        }

        var records = await node.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Agent = plan.Agent, Side = Side.Sender, Limit = MaxClimbRecords }, CancellationToken.None);
        var result = new CallResult(plan.IsSeries, rows, [.. records.Where(record => record.Kind != RecordKind.Exchange && record.At >= start).Reverse()], wasStopped);
        return new CommandOutcome(result.ExitCode, result.ToJson(), _ => view.End(result));
    }

    private static Task<ParleyNode> CreateNodeAsync(CallPlan plan, CommandContext context, CancellationToken cancellationToken)
    {
        return plan.Configuration is { } configuration ? ParleyNode.CreateAsync(configuration, Configure, cancellationToken) : ParleyNode.CreateAsync(Configure, cancellationToken);

        void Configure(ParleyBuilder parley)
        {
            StoreChoice.Apply(parley, context, isConfigured: plan.Configuration is not null);
            if (!parley.Options.Agents.ContainsKey(plan.Agent))
            {
                parley.AddAgent(plan.Agent, agent => agent.Describe("A caller at the command line."));
            }

            if (plan.Policy is { } policy)
            {
                parley.Options.Agents[plan.Agent].Policy = policy;
            }
        }
    }

    private static string Advise(ParleyError error) => error.Code switch
    {
        ParleyErrorCode.UnknownSkill => $"{error.Message} (--task FILE takes {{description, input, output}}.)",
        _ => error.Message,
    };
}
