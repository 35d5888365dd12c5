using System.ComponentModel;
using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>
/// A .NET function as a tool; its schemas are inferred from its parameters and its return type. A parameter of type <see cref="ExchangeContext"/>,
/// <see cref="CancellationToken"/> or <see cref="IServiceProvider"/> is given and is no input; the services are those of a scope of the call's own.
/// </summary>
public sealed class FunctionTool : IScopedTool
{
    private readonly object? _target;
    private readonly MethodInvoker _invoker;
    private readonly FunctionParameters _parameters;
    private readonly FunctionResult _result;
    private readonly IServiceProvider? _services;

    /// <summary>A lambda, a local function or a method group.</summary>
    public FunctionTool(Delegate function)
    {
        var invoke = function.GetType().GetMethod("Invoke")!;
        _target = function;
        _invoker = MethodInvoker.Create(invoke);
        // Names and descriptions stand on the function itself; one that is closed over its first argument has it in front.
        _parameters = new FunctionParameters(function.Method.GetParameters()[^invoke.GetParameters().Length..]);
        _result = new FunctionResult(invoke.ReturnType);
        Description = DescriptionOf(function.Method);
    }

    /// <summary>A method found by reflection. Throws <see cref="ArgumentException"/> for one that can't be called: with type parameters, or without its object.</summary>
    /// <param name="target">The object that the method is called on; null for a static one.</param>
    public FunctionTool(MethodInfo method, object? target)
    {
        if (method.ContainsGenericParameters || (target is null && !method.IsStatic) || (target is not null && !method.IsStatic && !method.DeclaringType!.IsInstanceOfType(target)))
        {
            throw new ArgumentException($"The method {method.DeclaringType?.Name}.{method.Name} can't be called: it has type parameters, or the object it belongs to is missing.", nameof(method));
        }

        _target = method.IsStatic ? null : target;
        _invoker = MethodInvoker.Create(method);
        _parameters = new FunctionParameters(method.GetParameters());
        _result = new FunctionResult(method.ReturnType);
        Description = DescriptionOf(method);
    }

    private FunctionTool(FunctionTool other, IServiceProvider services)
        => (_target, _invoker, _parameters, _result, Description, _services) = (other._target, other._invoker, other._parameters, other._result, other.Description, services);

    /// <summary>JSON Schema (2020-12) of the arguments: an object.</summary>
    public JsonValue Input => _parameters.Schema;

    /// <summary>JSON Schema (2020-12) of what is returned: an object.</summary>
    public JsonValue Output => _result.Schema;

    /// <summary>The function's own <see cref="DescriptionAttribute"/>; null when it has none.</summary>
    public string? Description { get; }

    /// <summary>
    /// A function reports an expected failure by throwing <see cref="ParleyException"/>; whatever else it throws stays on the node. Only a failure that says
    /// <see cref="ParleyError.NothingWasDone"/> lets a skill with the effect <c>Once</c> run again.
    /// </summary>
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        await using var scope = new CallScope(_parameters.WantServices ? _services : null);
        return _parameters.Bind(arguments, new FunctionGifts(context, scope.Services, cancellationToken)).TryGet(out var bound, out var error)
            ? await FunctionCall.RunAsync(() => _result.AwaitAsync(_invoker.Invoke(_target, bound.AsSpan())), _result.Write, cancellationToken)
            : error with { NothingWasDone = true };
    }

    ITool IScopedTool.With(IServiceProvider services) => new FunctionTool(this, services);

    private static string? DescriptionOf(MethodInfo method) => method.GetCustomAttribute<DescriptionAttribute>(inherit: true)?.Description;
}
