using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>An <see cref="AIFunction"/> as a tool, with the schemas it states.</summary>
public sealed class AIFunctionTool : ITool
{
    private readonly AIFunction _function;
    private readonly bool _isWrapped;

    public AIFunctionTool(AIFunction function)
    {
        _function = function;
        Input = Read(function.JsonSchema);
        var output = function.ReturnJsonSchema is { } stated ? Read(stated) : JsonValue.True;
        _isWrapped = output["type"].AsString != "object";
        Output = _isWrapped ? FunctionResult.Wrap(output) : output;
    }

    public JsonValue Input { get; }

    public JsonValue Output { get; }

    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
    {
        var given = new AIFunctionArguments();
        foreach (var (name, value) in arguments.AsObject ?? [])
        {
            given[name] = JsonSerializer.Deserialize<JsonElement>(JsonText.WriteUtf8(value));
        }

        return await FunctionCall.RunAsync(
            async () =>
            {
                var returned = FunctionJson.Write(await _function.InvokeAsync(given, cancellationToken));
                return _isWrapped ? new JsonObject { { "result", returned } } : returned;
            },
            cancellationToken);
    }

    private static JsonValue Read(JsonElement schema)
    {
        var read = FunctionJson.Parse(JsonSerializer.SerializeToUtf8Bytes(schema));
        // The title repeats the function's name, and the dialect is ours anyway.
        read.AsObject?.Remove("title");
        read.AsObject?.Remove("$schema");
        return read;
    }
}
