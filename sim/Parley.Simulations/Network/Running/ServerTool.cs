using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Running;

/// <summary>A server's skill as a tool of its node; other servers that its work asks are peers on the network.</summary>
/// <param name="agent">The server's own agent, which is there once its node is started.</param>
internal sealed class ServerTool(Server server, ServerSkill skill, IServerData data, Draw draw, WorkLog work, Successors successors, Func<NetworkAgent> agent) : IBilledTool
{
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken)
    {
        var begun = work.Begin();
        var outcome = await skill.Work(arguments, new ServerScene(server.Name, draw, data, new Links(agent(), successors, context, bill.Account)), cancellationToken);
        if (outcome.Succeeded)
        {
            work.Add(begun, new DoneWork(server.Name, skill.Id, arguments));
        }

        return outcome;
    }

    private sealed class Links(NetworkAgent agent, Successors successors, ExchangeContext context, PeerAccount? account) : IServerLinks
    {
        public async ValueTask<Outcome<JsonValue>> AskAsync(string server, string task, JsonObject input, CancellationToken cancellationToken)
        {
            var asked = await agent.AskAsync(successors.Of(server), NetworkTasks.Get(task), input, context, account, cancellationToken);
            return asked.TryGet(out var result, out var error) ? result.Outcome : error;
        }
    }
}
