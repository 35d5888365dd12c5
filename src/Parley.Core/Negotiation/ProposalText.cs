using System.Text.RegularExpressions;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Negotiation;

/// <summary>
/// Turns the short proposal of a receiver's model into a whole document, so that no model is paid to copy schemas,
/// and finds the whole document again in what a peer wrote.
/// </summary>
public static partial class ProposalText
{
    private const string Open = "<PROPOSAL>";
    private const string Close = "</PROPOSAL>";

    /// <summary>Replaces <c>&lt;PROPOSAL skills="…"&gt;prose&lt;/PROPOSAL&gt;</c> by the document made from these skills. Fails when a skill is not the agent's.</summary>
    public static Outcome<string> Expand(Agent agent, string answer)
    {
        var match = ShortForm().Match(answer);
        if (!match.Success)
        {
            return answer;
        }

        var skills = new List<Skill>();
        foreach (var id in match.Groups["skills"].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (agent.FindSkill(id) is not { } skill)
            {
                return new ParleyError(ParleyErrorCode.ModelNonsense, $"The model proposed a skill '{id}' that agent '{agent.Name}' doesn't have.");
            }

            skills.Add(skill);
        }

        if (skills.Count == 0)
        {
            return new ParleyError(ParleyErrorCode.ModelNonsense, "The model proposed a document without a skill.");
        }

        var document = Compose(skills, match.Groups["prose"].Value.Trim());
        return $"{answer[..match.Index].Trim()}\n{Open}\n{document}\n{Close}\n{answer[(match.Index + match.Length)..].Trim()}".Trim();
    }

    /// <summary>The typed document in a message: between the tags, or from its front matter to the end. Null when there is none.</summary>
    public static ProtocolDocument? Find(string message, DocumentLimits limits)
    {
        var start = message.IndexOf(Open, StringComparison.OrdinalIgnoreCase);
        var end = message.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase);
        var text = start >= 0 && end > start ? message[(start + Open.Length)..end] : FromFrontMatter(message);
        return text is not null && ProtocolDocument.TryParse(text.Trim(), limits, out var document, out _) && document.IsTyped ? document : null;
    }

    private static string? FromFrontMatter(string message)
    {
        var start = message.StartsWith("---\n", StringComparison.Ordinal) ? 0 : message.IndexOf("\n---\n", StringComparison.Ordinal);
        return start < 0 ? null : message[start..];
    }

    private static string Compose(List<Skill> skills, string prose) => ProtocolDocumentText.Compose(new DocumentParts
    {
        Name = string.Join(" and ", skills.Select(skill => skill.Id)),
        Description = string.Join(' ', skills.Select(skill => skill.Description)),
        Prose = prose.Length == 0 ? string.Join(' ', skills.Select(skill => skill.Description)) : prose,
        Schemas = new DocumentSchemas(SchemaUnion.Of(skills.Select(skill => skill.Input.Source)), SchemaUnion.Of(skills.Select(skill => skill.Output.Source))),
    });

    [GeneratedRegex("""<PROPOSAL\s+skills\s*=\s*["'](?<skills>[^"']*)["']\s*>(?<prose>.*?)(</PROPOSAL>|\z)""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ShortForm();
}
