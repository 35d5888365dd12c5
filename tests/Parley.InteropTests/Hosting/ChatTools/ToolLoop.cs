using Microsoft.Extensions.AI;

namespace Parley.InteropTests.Hosting.ChatTools;

/// <summary>What every agent framework does: asks the model, runs the functions it calls, tells it what came back, until it only speaks.</summary>
internal static class ToolLoop
{
    public static async Task<string> RunAsync(IChatClient model, string question, IReadOnlyList<AITool> tools, CancellationToken cancellationToken)
    {
        List<ChatMessage> conversation = [new(ChatRole.User, question)];
        while (true)
        {
            var response = await model.GetResponseAsync(conversation, new ChatOptions { Tools = [.. tools] }, cancellationToken);
            conversation.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(message => message.Contents.OfType<FunctionCallContent>()).ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            foreach (var call in calls)
            {
                var function = tools.OfType<AIFunction>().Single(tool => tool.Name == call.Name);
                var result = await function.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
                conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
            }
        }
    }
}
