using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Prompts;

/// <summary>Reads the <c>## Skill id</c> sections of a prompt.</summary>
internal static class SkillReader
{
    private const string InputMark = "\nInput: ";
    private const string OutputMark = "\nOutput: ";

    public static IReadOnlyList<SkillView> Read(PromptSections sections) => [.. sections.Named("Skill").Select(section => Read(section.Key, section.Value))];

    private static SkillView Read(string id, string body)
    {
        var output = body.LastIndexOf(OutputMark, StringComparison.Ordinal);
        var input = output < 0 ? -1 : ("\n" + body)[..(output + 1)].LastIndexOf(InputMark, StringComparison.Ordinal) - 1;
        if (output < 0 || input < -1)
        {
            return new SkillView(id, body, Shape.Empty, Shape.Empty);
        }

        var description = input < 0 ? "" : body[..input];
        return new SkillView(id, description, ShapeOf(body[(input + InputMark.Length)..output]), ShapeOf(body[(output + OutputMark.Length)..]));
    }

    private static Shape ShapeOf(string json) => JsonText.TryParse(json, out var schema, out _) ? ShapeReader.Read(schema) : Shape.Empty;
}
