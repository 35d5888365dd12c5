using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>A tool that asks a model: what it spends is charged to the exchange.</summary>
public interface IBilledTool : ITool
{
    ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken);

    ValueTask<Outcome<JsonValue>> ITool.InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        => InvokeAsync(arguments, context, new ModelBill(), cancellationToken);
}
