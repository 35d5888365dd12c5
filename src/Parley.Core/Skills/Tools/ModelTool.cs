using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills.Tools;

/// <summary>A model behind a skill (<c>"kind": "model"</c>): a prompt, the input, and a schema that the answer must follow. A wrong answer gets one chance to be put right.</summary>
/// <param name="instructions">What the model is to do with the input.</param>
public sealed class ModelTool(string instructions, JsonSchema output, ModelAsker asker) : IBilledTool
{
    /// <inheritdoc />
    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken)
    {
        var prompt = ToolPrompts.Run(instructions, output, arguments);
        var first = await asker.AskAsync(context.Agent, prompt, bill, cancellationToken);
        if (!first.TryGet(out var answer, out var error))
        {
            return error;
        }

        var read = Read(answer);
        if (read.Error is not { Code: ParleyErrorCode.ModelNonsense } nonsense)
        {
            return read;
        }

        var second = await asker.AskAsync(context.Agent, ToolPrompts.Repair(prompt, answer.Text, nonsense.Message), bill, cancellationToken);
        return second.TryGet(out answer, out error) ? Read(answer) : error;
    }

    private Outcome<JsonValue> Read(ChatResponse response)
    {
        var isJson = ModelAnswer.TryReadJson(response.Text, out var value, out var error);
        if (isJson && output.IsValid(value))
        {
            return value;
        }

        if (isJson && value["error"].AsString is { } why)
        {
            return new ParleyError(ParleyErrorCode.ToolFailed, $"The model says that it can't: {why}");
        }

        // Where a string is wanted, most models give it without quotes.
        JsonValue text = response.Text.Trim();
        if (text.AsString!.Length > 0 && !isJson && output.IsValid(text))
        {
            return text;
        }

        return new ParleyError(ParleyErrorCode.ModelNonsense, isJson ? string.Join("; ", output.Validate(value)) : error!);
    }
}
