using System.Text.RegularExpressions;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Plays both sides of a negotiation.</summary>
public sealed partial class Negotiation(Chat chat)
{
    private const int MaxTurns = 10;

    /// <summary>The document, or null and the transcript.</summary>
    public ProtocolDocument? Run(Pair pair, out string transcript)
    {
        var conversation = new List<string>();
        transcript = "";
        var message = pair.Number % 2 == 0 ? chat.Ask(NegotiationPrompts.NegotiateTask(pair.Task, [])) : Letter(pair.Task);
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            conversation.Add(message);
            conversation.Add(Expand(pair, chat.Ask(NegotiationPrompts.NegotiateSkills(pair.Agent, conversation))));
            message = chat.Ask(NegotiationPrompts.NegotiateTask(pair.Task, conversation));
            transcript = string.Join("\n--\n", [.. conversation, message]);
            if (message.Contains("<FINALPROTOCOL>", StringComparison.Ordinal))
            {
                return Parse(conversation[^1]);
            }
        }

        return null;
    }

    // The form in which a node opens without asking its model.
    private static string Letter(AgentTask task) => $"""
        I would like to agree with you on a protocol document for a request that I will send often.
        What I need: {task.Description}
        A request can carry: {JsonText.Write(task.Input.Source)}
        I need back: {JsonText.Write(task.Output.Source)}
        Please propose a typed protocol document: with a JSON Schema for the request and one for the reply.
        """;

    private static string Expand(Pair pair, string answer)
    {
        var match = ShortForm().Match(answer);
        if (!match.Success)
        {
            return answer;
        }

        var ids = match.Groups["skills"].Value.Split(' ');
        var skills = ids.Select(id => pair.Skills.Single(skill => skill.Id == id)).ToList();
        var document = ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = string.Join(" and ", ids),
            Description = string.Join(' ', skills.Select(skill => skill.Description)),
            Prose = match.Groups["prose"].Value,
            Schemas = new DocumentSchemas(Union(skills.Select(skill => skill.Inputs)), Union(skills.Select(skill => skill.Outputs))),
        });
        return $"<PROPOSAL>\n{document}\n</PROPOSAL>";
    }

    // An object that only one skill can do without is there for the other; what the first requires inside it becomes optional.
    private static JsonValue Union(IEnumerable<IReadOnlyList<Leaf>> all)
    {
        var leaves = all.SelectMany(leaves => leaves).OrderByDescending(leaf => leaf.IsAlwaysThere).DistinctBy(leaf => string.Join('/', leaf.Path)).ToList();
        var sure = leaves.Where(leaf => leaf.GroupRequired).Select(leaf => leaf.Path[0]).ToHashSet();
        return Leaves.Schema([.. leaves.Select(leaf => leaf.GroupRequired || !sure.Contains(leaf.Path[0]) ? leaf : leaf with { GroupRequired = true, Required = false })]);
    }

    private static ProtocolDocument? Parse(string message)
    {
        var text = message.Replace("<PROPOSAL>", "", StringComparison.Ordinal).Replace("</PROPOSAL>", "", StringComparison.Ordinal).Trim();
        return ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out _) && document.IsTyped ? document : null;
    }

    [GeneratedRegex("""<PROPOSAL\s+skills\s*=\s*["'](?<skills>[^"']*)["']\s*>(?<prose>.*?)</PROPOSAL>""", RegexOptions.Singleline)]
    private static partial Regex ShortForm();
}
