using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;

namespace Parley.Core.Prompting;

/// <summary>Prompts of a negotiation (Agora: free text until the sender writes <c>&lt;FINALPROTOCOL&gt;</c>).</summary>
public static class NegotiationPrompts
{
    private const string DocumentForm = """
        A protocol document is plain text that any agent can read alone: front matter between two '---' lines (name, description, multiround: false), prose that says what is asked and answered,
        then '## Request schema' and '## Reply schema', each followed by a fenced json block with a JSON Schema (2020-12) whose every field has a description with unit and format.
        """;

    /// <param name="conversation">Messages in order, the sender's own first.</param>
    public static Prompt NegotiateTask(AgentTask task, IReadOnlyList<string> conversation) => new()
    {
        Name = PromptNames.NegotiateTask,
        Role = ModelRole.Negotiate,
        System = PromptText.System(PromptNames.NegotiateTask, $"""
            You agree with another agent on a protocol document for the task below, so that later requests need no model. {DocumentForm}
            Accept a proposal from which the task can be done: every value its request requires comes from the task's input, every value the output requires comes from its reply. Names may differ; your side translates them.
            To accept the last proposal as it stands, answer <FINALPROTOCOL>AS PROPOSED</FINALPROTOCOL>. To settle on another text that the other agent agreed to, put the whole document between these tags.
            Otherwise write what must change. {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Task(task)
                .Json("Input schema", task.Input.Source)
                .Json("Output schema", task.Output.Source)
                .ToString()),
            .. conversation.Select((message, i) => i % 2 == 0 ? new ChatMessage(ChatRole.Assistant, message) : new ChatMessage(ChatRole.User, PromptText.Quote(message))),
        ],
    };

    /// <param name="conversation">Messages in order, the caller's first.</param>
    public static Prompt NegotiateSkills(Agent agent, IReadOnlyList<string> conversation) => new()
    {
        Name = PromptNames.NegotiateSkills,
        Role = ModelRole.Negotiate,
        System = PromptText.System(PromptNames.NegotiateSkills, $"""
            You are {agent.Name}. {agent.Description}
            Another agent wants to agree with you on a protocol document, so that later requests need no model. {DocumentForm}
            Your skills are below. To propose a document that is made from the schemas of one of them, or of two that are needed together, answer <PROPOSAL skills="id other">one or two sentences about what is asked and answered</PROPOSAL>; the rest is filled in for you.
            Agree only to what your skills can do: every value they require is in the request, every value of the reply comes from them. If they can't do what is asked, begin your answer with "I can't" and say why. {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, SkillSections.Of(agent).ToString()),
            .. conversation.Select((message, i) => i % 2 == 0 ? new ChatMessage(ChatRole.User, PromptText.Quote(message)) : new ChatMessage(ChatRole.Assistant, message)),
        ],
    };
}
