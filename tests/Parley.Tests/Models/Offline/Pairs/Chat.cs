using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Asks the offline model as a node does.</summary>
public sealed class Chat(IChatClient model)
{
    public string Ask(Prompt prompt) => Respond(prompt, []).Text;

    /// <summary>Runs the calls that the model makes until it answers.</summary>
    public string AskWithTools(Prompt prompt, Func<string, JsonValue, JsonValue> run)
    {
        var more = new List<ChatMessage>();
        while (more.Count < 8)
        {
            var response = Respond(prompt, more);
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            more.AddRange(response.Messages);
            more.AddRange(calls.Select(call => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Run(call, run))])));
        }

        return "no end of calls";
    }

    private ChatResponse Respond(Prompt prompt, IEnumerable<ChatMessage> more)
        => model.GetResponseAsync([new ChatMessage(ChatRole.System, prompt.System), .. prompt.Messages, .. more], new ChatOptions { Tools = [.. prompt.Tools] }).GetAwaiter().GetResult();

    private static string Run(FunctionCallContent call, Func<string, JsonValue, JsonValue> run)
        => JsonText.Write(run(call.Name, JsonText.Parse(JsonSerializer.Serialize(call.Arguments))));
}
