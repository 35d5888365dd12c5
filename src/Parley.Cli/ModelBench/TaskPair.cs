using Microsoft.Extensions.DependencyInjection;
using Parley.Cli.Hosting;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Cli.ModelBench;

/// <summary>A caller and a peer that have never met, over HTTP on loopback, with the same model and stores of their own.</summary>
internal sealed class TaskPair : IAsyncDisposable
{
    private const string CallerName = "caller";
    private const string PeerName = "peer";

    private readonly LoopbackNode _caller;
    private readonly LoopbackNode _peer;
    private readonly AgentTask _task;

    private TaskPair(LoopbackNode caller, LoopbackNode peer, AgentTask task) => (_caller, _peer, _task) = (caller, peer, task);

    public static async Task<TaskPair> StartAsync(ModelBenchPlan plan, ModelTask task, string policy, CancellationToken cancellationToken)
    {
        var caller = await StartAsync(CallerName, plan, agent => agent.Describe("Somebody who needs something done.").UsePolicy(policy), cancellationToken);
        try
        {
            var peer = await StartAsync(PeerName, plan, agent => Describe(agent, task).UsePolicy(policy), cancellationToken);
            return new TaskPair(caller, peer, task.Task);
        }
        catch
        {
            await caller.DisposeAsync();
            throw;
        }
    }

    public async Task<Outcome<JsonValue>> AskAsync(JsonValue input, CancellationToken cancellationToken)
    {
        var client = _caller.Node.Services.GetRequiredService<AgentClient>();
        var invoked = await client.InvokeAsync(CallerName, _peer.Url, _task, input.DeepClone(), null, cancellationToken);
        return invoked.TryGet(out var result, out var error) ? result.Outcome : error;
    }

    /// <summary>Does the climbs that the exchanges so far have led to.</summary>
    public async Task ClimbAsync(CancellationToken cancellationToken)
    {
        await _caller.Node.DrainAsync(cancellationToken);
        await _peer.Node.DrainAsync(cancellationToken);
    }

    /// <summary>The records of both sides.</summary>
    public async Task<IReadOnlyList<ExchangeRecord>> RecordsAsync(CancellationToken cancellationToken)
    {
        var records = new List<ExchangeRecord>();
        foreach (var node in new[] { _caller, _peer })
        {
            await foreach (var record in node.Exchanges.ReadAllAsync(cancellationToken))
            {
                records.Add(record);
            }
        }

        return records;
    }

    public async Task<int> LiveRoutinesAsync(CancellationToken cancellationToken)
    {
        RoutineRecord[] routines = [.. await _caller.Routines.ListAsync(cancellationToken), .. await _peer.Routines.ListAsync(cancellationToken)];
        return routines.Where(routine => routine.Status == RoutineStatus.Live).DistinctBy(routine => routine.Key.Side).Count();
    }

    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        await _peer.DisposeAsync();
    }

    private static AgentBuilder Describe(AgentBuilder agent, ModelTask task)
    {
        agent.Describe(string.Join(' ', task.Skills.Select(skill => skill.Options.Description)));
        foreach (var (id, options) in task.Skills)
        {
            agent.AddSkill(id, options);
        }

        return agent;
    }

    private static Task<LoopbackNode> StartAsync(string name, ModelBenchPlan plan, Action<AgentBuilder> describe, CancellationToken cancellationToken)
        => LoopbackNode.StartAsync(
            name,
            parley => parley
                .UseInMemoryStore()
                .AddModel(plan.Name, plan.Model)
                .AddAgent(name, agent => describe(agent.UseModel(plan.Name))),
            cancellationToken);
}
