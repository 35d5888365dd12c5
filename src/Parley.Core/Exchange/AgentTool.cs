using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange;

/// <summary>A tool that is another Agora agent: the skill's schemas are the task. What the exchange costs is on its own record and on the account of whoever asked for it.</summary>
public sealed class AgentTool(AgentClient client, Uri url, AgentTask task) : IBilledTool
{
    /// <inheritdoc />
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken)
    {
        var invoked = await client.InvokeAsync(context.Agent, url, task, arguments, context, cancellationToken, bill.Account);
        return !invoked.TryGet(out var result, out var error) ? error with { NothingWasDone = true }
            : result is { MayHaveRun: false, Outcome.Error: { } failure } ? failure with { NothingWasDone = true }
            : result.Outcome;
    }
}
