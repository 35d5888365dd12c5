using Microsoft.Extensions.AI;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Prompts;

/// <summary>One of Parley's prompts as the offline model reads it.</summary>
internal sealed record OfflinePrompt
{
    /// <summary>What stands on the first line of the instructions, or null when the chat is no prompt of Parley's.</summary>
    public required string? Name { get; init; }

    /// <summary>Sections of the first message.</summary>
    public required PromptSections Sections { get; init; }

    /// <summary>What was said, without quotation marks and without the sections' message if there is one.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }

    public required IReadOnlyList<SkillView> Tools { get; init; }

    /// <summary>What tools answered, by their name; Missing values are failures.</summary>
    public required IReadOnlyList<ToolResult> Results { get; init; }

    public static OfflinePrompt Read(IReadOnlyList<ChatMessage> messages, IList<AITool>? tools)
    {
        var system = messages.FirstOrDefault(message => message.Role == ChatRole.System)?.Text ?? "";
        var said = messages.Where(message => message.Role != ChatRole.System).ToList();
        var first = said.FirstOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";
        return new OfflinePrompt
        {
            Name = NameOf(system),
            Sections = PromptSections.Read(first),
            Turns = [.. said.Where(message => !string.IsNullOrWhiteSpace(message.Text)).Select(Turn.Of)],
            Tools = [.. (tools ?? []).OfType<AIFunctionDeclaration>().Select(View)],
            Results = ToolResult.Read(said),
        };
    }

    private static string? NameOf(string system)
    {
        var line = system.Split('\n', 2)[0].Trim();
        return line.StartsWith("# ", StringComparison.Ordinal) ? line[2..].Trim() : null;
    }

    private static SkillView View(AIFunctionDeclaration tool) => new(
        tool.Name,
        tool.Description,
        ShapeReader.Read(JsonText.Parse(tool.JsonSchema.GetRawText())),
        tool.ReturnJsonSchema is { } schema ? ShapeReader.Read(JsonText.Parse(schema.GetRawText())) : Shape.Empty);
}
