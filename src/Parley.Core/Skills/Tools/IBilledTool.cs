using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>A tool that asks a model: what it spends is charged to the exchange.</summary>
public interface IBilledTool : ITool
{
    /// <summary>As <see cref="ITool.InvokeAsync"/>, charging what models cost to the bill.</summary>
    ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken);

    ValueTask<Outcome<JsonValue>> ITool.InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        => InvokeAsync(arguments, context, new ModelBill(), cancellationToken);
}
