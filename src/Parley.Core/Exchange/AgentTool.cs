using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange;

/// <summary>A tool that is another Agora agent: the skill's schemas are the task.</summary>
public sealed class AgentTool(AgentClient client, Uri url, AgentTask task) : ITool
{
    /// <inheritdoc />
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        var invoked = await client.InvokeAsync(context.Agent, url, task, arguments, context, cancellationToken);
        return invoked.TryGet(out var result, out var error) ? result.Outcome : error;
    }
}
