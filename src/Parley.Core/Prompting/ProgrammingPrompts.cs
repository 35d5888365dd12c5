using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Core.Prompting;

/// <summary>Prompts that have a routine written or repaired.</summary>
public static class ProgrammingPrompts
{
    private const string Language = """
        Write plain JavaScript functions: const/let, if, for…of, arrows, template strings, JSON, Math, String, Array, Object, Map, Set, regular expressions without lookaround, new Date(text) in UTC.
        No classes, this, var, imports, clock or randomness. Answer with the code alone.
        """;

    /// <summary>The sender's routine.</summary>
    public static Prompt WriteSenderRoutine(AgentTask task, ProtocolDocument document) => new()
    {
        Name = PromptNames.WriteSenderRoutine,
        Role = ModelRole.Program,
        System = PromptText.System(PromptNames.WriteSenderRoutine, $"""
            Write encode(input), which returns the request body that the protocol document prescribes for the task's input, and decode(reply), which returns the task's output from the reply body; {BodyRule(document)}
            Throw an Error with the reason when the reply is an error. {Language} {PromptText.QuotedTextRule}
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

    /// <summary>The receiver's routine.</summary>
    /// <param name="composed">Names and texts of the documents that this one refers to; their routines are tools of these names.</param>
    public static Prompt WriteReceiverRoutine(Agent agent, ProtocolDocument document, IReadOnlyList<KeyValuePair<string, ProtocolDocument>> composed)
    {
        var text = SkillSections.Of(agent).Quoted("Protocol document", document.Text);
        foreach (var (name, referred) in composed)
        {
            text.Quoted($"Referred document {name}", referred.Text);
        }

        return new Prompt
        {
            Name = PromptNames.WriteReceiverRoutine,
            Role = ModelRole.Program,
            System = PromptText.System(PromptNames.WriteReceiverRoutine, $"""
                Write async function handle(request, tools), which handles a request of the protocol document and returns the reply body; {BodyRule(document)}
                Call a skill with await tools.id(arguments), and a referred document with await tools.name(request). {Language} {PromptText.QuotedTextRule}
                """),
            Messages = [new(ChatRole.User, text.ToString())],
        };
    }

    /// <summary>Asks again, with what was wrong.</summary>
    public static Prompt Repair(Prompt prompt, string source, IReadOnlyList<string> failures) => prompt.With(
        new ChatMessage(ChatRole.Assistant, source),
        new ChatMessage(ChatRole.User, new PromptText().Quoted("This fails", string.Join('\n', failures.Select(failure => $"- {failure}"))).Section("Do", "Answer with the whole corrected code.").ToString()));

    private static string BodyRule(ProtocolDocument document)
        => document.IsTyped ? "bodies are JSON values that follow the document's schemas." : "bodies are strings, exactly as the document prescribes.";
}
