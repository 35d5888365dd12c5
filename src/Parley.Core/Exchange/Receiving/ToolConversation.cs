using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Lets a model answer with tools: asks, runs what it calls, and asks again with the results.</summary>
public sealed class ToolConversation(ModelAsker asker)
{
    private const int MaxRounds = 8;

    /// <summary>The model's final text. A tool that fails is told to the model, which may have another way; what may have happened twice ends the exchange.</summary>
    public async ValueTask<Outcome<string>> RunAsync(string agent, Prompt prompt, ToolRunner tools, ModelBill bill, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var asked = await asker.AskAsync(agent, prompt, bill, cancellationToken);
            if (!asked.TryGet(out var response, out var error))
            {
                return error;
            }

            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            var results = new List<AIContent>();
            foreach (var call in calls)
            {
                var ran = await RunAsync(tools, call, cancellationToken);
                if (ran.Error is { Code: ParleyErrorCode.Indeterminate or ParleyErrorCode.Cancelled } final)
                {
                    return final;
                }

                // What the model is told may stand in its answer, and that leaves the node.
                results.Add(new FunctionResultContent(call.CallId, ran.TryGet(out var value, out var failure) ? JsonText.Write(value) : $"Error: {failure.WireMessage}"));
            }

            prompt = prompt.With([.. response.Messages, new ChatMessage(ChatRole.Tool, results)]);
        }

        return new ParleyError(ParleyErrorCode.ModelNonsense, $"The model was still calling tools after {MaxRounds} rounds.");
    }

    private static async ValueTask<Outcome<JsonValue>> RunAsync(ToolRunner tools, FunctionCallContent call, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>());
        return JsonText.TryParse(text, out var arguments, out var error)
            ? await tools.RunAsync(call.Name, arguments, cancellationToken)
            : new ParleyError(ParleyErrorCode.ModelNonsense, $"The arguments are not JSON: {error}");
    }
}
