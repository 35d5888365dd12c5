using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Prompting;

/// <summary>Prompts of a skill whose tool is a model.</summary>
public static class ToolPrompts
{
    /// <param name="instructions">The owner's words. The input is a stranger's and is quoted.</param>
    public static Prompt Run(string instructions, JsonSchema output, JsonValue input) => new()
    {
        Name = PromptNames.Tool,
        Role = ModelRole.Handle,
        System = PromptText.System(PromptNames.Tool, $$"""
            {{instructions}}
            Answer with one JSON value that follows the output schema, and nothing else. If it can't be done, answer {"error": "why"}. {{PromptText.QuotedTextRule}}
            """),
        Messages =
        [
            new(ChatRole.User, new PromptText()
                .Json("Output schema", output.Source)
                .Quoted("Input", JsonText.Write(input))
                .ToString()),
        ],
    };

    /// <summary>Asks again, with what was wrong.</summary>
    public static Prompt Repair(Prompt prompt, string answer, string failure) => prompt.With(
        new ChatMessage(ChatRole.Assistant, answer),
        new ChatMessage(ChatRole.User, new PromptText().Quoted("This is wrong", failure).Section("Do", "Answer with the corrected JSON value alone.").ToString()));
}
