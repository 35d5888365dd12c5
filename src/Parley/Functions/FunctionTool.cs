using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>A .NET function as a tool; its schemas are inferred from its parameters and its return type.</summary>
public sealed class FunctionTool : ITool
{
    private readonly Delegate _function;
    private readonly MethodInvoker _invoker;
    private readonly FunctionParameters _parameters;
    private readonly FunctionResult _result;

    public FunctionTool(Delegate function)
    {
        var invoke = function.GetType().GetMethod("Invoke")!;
        _function = function;
        _invoker = MethodInvoker.Create(invoke);
        // Names and descriptions stand on the function itself; one that is closed over its first argument has it in front.
        _parameters = new FunctionParameters(function.Method.GetParameters()[^invoke.GetParameters().Length..]);
        _result = new FunctionResult(invoke.ReturnType);
    }

    public JsonValue Input => _parameters.Schema;

    public JsonValue Output => _result.Schema;

    /// <summary>A function reports an expected failure by throwing <see cref="ParleyException"/>; whatever else it throws stays on the node.</summary>
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        return _parameters.Bind(arguments, context, cancellationToken).TryGet(out var bound, out var error)
            ? await FunctionCall.RunAsync(() => _result.ReadAsync(_invoker.Invoke(_function, bound.AsSpan())), cancellationToken)
            : error;
    }
}
