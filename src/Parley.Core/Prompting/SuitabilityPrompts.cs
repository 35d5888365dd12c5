using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Core.Prompting;

/// <summary>Prompts that ask whether a document suits. They are used only where schemas don't settle it.</summary>
public static class SuitabilityPrompts
{
    private const string Answer = "Answer YES, or NO: and the reason in one sentence.";

    /// <summary>Asks the sender's model whether a document can carry its task.</summary>
    public static Prompt CheckTask(AgentTask task, ProtocolDocument document) => new()
    {
        Name = PromptNames.CheckTask,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.CheckTask, $"""
            Can the task below be done by an exchange that follows the protocol document: does every value that the document's request requires come from the task's input, and every value that the output requires from the reply?
            {Answer} {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Task(task)
                .Json("Input schema", task.Input.Source)
                .Json("Output schema", task.Output.Source)
                .Quoted("Protocol document", document.Text)
                .ToString()),
        ],
    };

    /// <summary>Asks the receiver's model whether its skills can serve a document.</summary>
    public static Prompt CheckSkills(Agent agent, ProtocolDocument document) => new()
    {
        Name = PromptNames.CheckSkills,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.CheckSkills, $"""
            You are {agent.Name}. {agent.Description}
            Can you handle requests that follow the protocol document with the skills below: does every value that the skills require come from the request, and every value that the reply requires from the skills?
            {Answer} {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, SkillSections.Of(agent)
                .Quoted("Protocol document", document.Text)
                .ToString()),
        ],
    };
}
