using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting;

/// <summary>Prompts of the lowest rung: two agents talk in plain English.</summary>
public static class LanguagePrompts
{
    /// <summary>The sender's first message to a peer.</summary>
    public static Prompt ComposeMessage(AgentTask task, JsonValue input) => new()
    {
        Name = PromptNames.ComposeMessage,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.ComposeMessage, $"""
            You write to another agent in plain English and ask it to do the task below with the given input.
            Say what each value of the input means, give it exactly, and name everything that must come back.
            The other agent doesn't know your schemas: use words, not JSON. Answer with the message alone. {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Task(task)
                .Json("Input schema", task.Input.Source)
                .Json("Output schema", task.Output.Source)
                .Json("Input", input)
                .ToString()),
        ],
    };

    /// <summary>The sender makes the task's output from what the peer wrote, or asks on.</summary>
    /// <param name="conversation">Messages in order, the sender's own first.</param>
    public static Prompt ReadReply(AgentTask task, JsonValue input, IReadOnlyList<string> conversation)
    {
        var text = new PromptText()
            .Task(task)
            .Json("Input", input)
            .Json("Output schema", task.Output.Source);
        for (var i = 0; i < conversation.Count; i++)
        {
            text.Quoted(i % 2 == 0 ? "You wrote" : "The other agent wrote", conversation[i]);
        }

        return new Prompt
        {
            Name = PromptNames.ReadReply,
            Role = ModelRole.Handle,
            System = PromptText.System(PromptNames.ReadReply, $$"""
                You asked another agent to do the task below. Make the task's output from its last message: one JSON object that follows the output schema.
                Take values from the conversation alone and never invent one. If the agent asks for something that the input holds, answer <MESSAGE>your reply to it</MESSAGE>.
                If it refuses or can't do the task, answer {"error": "why"}. {{PromptText.QuotedTextRule}}
                """),
            Messages = [new(ChatRole.User, text.ToString())],
        };
    }

    /// <summary>The receiver answers a message with its skills as tools.</summary>
    /// <param name="conversation">Messages in order, the caller's first.</param>
    public static Prompt AnswerMessage(Agent agent, IReadOnlyList<AITool> tools, IReadOnlyList<string> conversation) => new()
    {
        Name = PromptNames.AnswerMessage,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.AnswerMessage, $$"""
            You are {{agent.Name}}. {{agent.Description}}
            Another agent writes to you in plain English. Do what it asks with your tools and answer in plain English: say what each value means and give it exactly.
            Never invent a result. If a value that a tool needs is missing, ask for it. If none of your tools can do it, begin your answer with "I can't" and say why.
            {{PromptText.QuotedTextRule}}
            """),
        Messages = [.. conversation.Select((message, i) => i % 2 == 0 ? new ChatMessage(ChatRole.User, PromptText.Quote(message)) : new ChatMessage(ChatRole.Assistant, message))],
        Tools = tools,
    };
}
