using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting;

/// <summary>One batched question whose answers a routine is compared with. The model doesn't see the routine.</summary>
public static class EvidencePrompts
{
    /// <param name="cases">Objects with <c>input</c> (what to encode) or <c>reply</c> (what to decode).</param>
    public static Prompt ExpectSender(AgentTask task, ProtocolDocument document, JsonArray cases) => new()
    {
        Name = PromptNames.ExpectSender,
        Role = ModelRole.Program,
        System = PromptText.System(PromptNames.ExpectSender, $$"""
            For each case give what a correct program gives: for {"input": …} the request body that the protocol document prescribes for the task with this input; for {"reply": …} the task's output from this reply body, or {"error": "why"}.
            Answer with one JSON array, one element a case, in order. {{PromptText.QuotedTextRule}}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Task(task)
                .Json("Input schema", task.Input.Source)
                .Json("Output schema", task.Output.Source)
                .Quoted("Protocol document", document.Text)
                .Json("Cases", cases)
                .ToString()),
        ],
    };

    /// <param name="cases">Objects with <c>request</c> and <c>answers</c>: what each tool would answer, by skill id.</param>
    public static Prompt ExpectReceiver(Agent agent, ProtocolDocument document, JsonArray cases) => new()
    {
        Name = PromptNames.ExpectReceiver,
        Role = ModelRole.Program,
        System = PromptText.System(PromptNames.ExpectReceiver, $$"""
            For each case give what a correct program does with this request of the protocol document: {"calls": {"skill id": arguments, …}, "reply": reply body}, taking what each skill answers from "answers".
            Answer with one JSON array, one element a case, in order. {{PromptText.QuotedTextRule}}
            """),
        Messages =
        [
            new(ChatRole.User, SkillSections.Of(agent)
                .Quoted("Protocol document", document.Text)
                .Json("Cases", cases)
                .ToString()),
        ],
    };
}
