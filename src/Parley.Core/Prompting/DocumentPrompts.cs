using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting;

/// <summary>Prompts of the rung where a protocol document is known and a model reads or writes its bodies.</summary>
public static class DocumentPrompts
{
    /// <summary>The sender's request body for an input.</summary>
    public static Prompt EncodeRequest(AgentTask task, ProtocolDocument document, JsonValue input) => new()
    {
        Name = PromptNames.EncodeRequest,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.EncodeRequest, $"""
            Write the request body that the protocol document below prescribes, to have the task done with the given input.
            Answer with the body alone. {PromptText.QuotedTextRule}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Quoted("Protocol document", document.Text)
                .Task(task)
                .Json("Input schema", task.Input.Source)
                .Json("Input", input)
                .ToString()),
        ],
    };

    /// <summary>The task's output from a reply body.</summary>
    public static Prompt DecodeReply(AgentTask task, ProtocolDocument document, JsonValue input, JsonValue reply) => new()
    {
        Name = PromptNames.DecodeReply,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.DecodeReply, $$"""
            The reply below follows the protocol document. Make the task's output from it: one JSON object that follows the output schema.
            Never invent a value. If the reply is an error that the document prescribes, answer {"error": "why"}. {{PromptText.QuotedTextRule}}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Quoted("Protocol document", document.Text)
                .Task(task)
                .Json("Input", input)
                .Json("Output schema", task.Output.Source)
                .Quoted("Reply", BodyText(reply))
                .ToString()),
        ],
    };

    /// <summary>The receiver handles a request body with its skills as tools.</summary>
    public static Prompt AnswerDocument(Agent agent, IReadOnlyList<AITool> tools, ProtocolDocument document, JsonValue body) => new()
    {
        Name = PromptNames.AnswerDocument,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.AnswerDocument, $$"""
            You are {{agent.Name}}. {{agent.Description}}
            A request that follows the protocol document below has arrived. Do what it asks with your tools and answer with the reply body that the document prescribes, and nothing else.
            Never invent a result. If the request can't be handled and the document prescribes no answer for that, answer {"error": "why"}. {{PromptText.QuotedTextRule}}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Quoted("Protocol document", document.Text)
                .Quoted("Request", BodyText(body))
                .ToString()),
        ],
        Tools = tools,
    };

    /// <summary>A body as it stands on the wire: text as it is, anything else as JSON.</summary>
    public static string BodyText(JsonValue body) => body.AsString ?? JsonText.Write(body);
}
