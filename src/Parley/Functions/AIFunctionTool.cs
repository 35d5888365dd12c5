using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>
/// An <see cref="AIFunction"/> as a tool, with the schemas it states. It finds the application's services, in a scope of the call's own, in its arguments' <c>Services</c>,
/// and the <see cref="ExchangeContext"/> in their <c>Context</c> under that type.
/// </summary>
public sealed class AIFunctionTool : IScopedTool
{
    private readonly AIFunction _function;
    private readonly bool _isWrapped;
    private readonly IServiceProvider? _services;

    /// <summary>A function that states no output schema returns anything, as the member <c>result</c>.</summary>
    public AIFunctionTool(AIFunction function)
    {
        _function = function;
        Input = Read(function.JsonSchema);
        var output = function.ReturnJsonSchema is { } stated ? Read(stated) : JsonValue.True;
        _isWrapped = output["type"].AsString != "object";
        Output = _isWrapped ? FunctionResult.Wrap(output) : output;
    }

    private AIFunctionTool(AIFunctionTool other, IServiceProvider services)
        => (_function, _isWrapped, Input, Output, _services) = (other._function, other._isWrapped, other.Input, other.Output, services);

    /// <summary>JSON Schema of the arguments, as the function states it.</summary>
    public JsonValue Input { get; }

    /// <summary>JSON Schema of what is returned: an object.</summary>
    public JsonValue Output { get; }

    /// <inheritdoc cref="FunctionTool.InvokeAsync" />
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        await using var scope = new CallScope(_services);
        var given = new AIFunctionArguments { Services = scope.Services, Context = new Dictionary<object, object?> { [typeof(ExchangeContext)] = context } };
        foreach (var (name, value) in arguments.AsObject ?? [])
        {
            given[name] = JsonSerializer.Deserialize<JsonElement>(JsonText.WriteUtf8(value));
        }

        return await FunctionCall.RunAsync(() => _function.InvokeAsync(given, cancellationToken), Write, cancellationToken);
    }

    ITool IScopedTool.With(IServiceProvider services) => new AIFunctionTool(this, services);

    private JsonValue Write(object? returned) => _isWrapped ? new JsonObject { { "result", FunctionJson.Write(returned) } } : FunctionJson.Write(returned);

    private static JsonValue Read(JsonElement schema)
    {
        var read = FunctionJson.Parse(JsonSerializer.SerializeToUtf8Bytes(schema));
        // The title repeats the function's name, and the dialect is ours anyway.
        read.AsObject?.Remove("title");
        read.AsObject?.Remove("$schema");
        return read;
    }
}
