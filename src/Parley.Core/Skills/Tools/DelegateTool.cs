using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>A .NET function behind a skill. What it throws becomes <see cref="ParleyErrorCode.ToolFailed"/>.</summary>
public sealed class DelegateTool(Func<JsonValue, ExchangeContext, CancellationToken, ValueTask<Outcome<JsonValue>>> function) : ITool
{
    public DelegateTool(Func<JsonValue, JsonValue> function)
        : this((arguments, _, _) => ValueTask.FromResult<Outcome<JsonValue>>(function(arguments)))
    {
    }

    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await function(arguments, context, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The function is anybody's code, and throwing is how functions fail.
            return new ParleyError(ParleyErrorCode.ToolFailed, $"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
