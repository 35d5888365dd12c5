using System.Text;
using Parley.Protocol.Json;

namespace Parley.Protocol.Documents;

/// <summary>Writes the canonical text of a document: deterministic, line feeds only, no outer white space.</summary>
public static class ProtocolDocumentText
{
    private const string SkillProse =
        """
        One request, one reply.

        Request: the body is the JSON text of one value that satisfies the request schema.
        Reply: the body is the JSON text of one value that satisfies the reply schema.
        A request that breaks its schema or can't be answered gets a failure with a message that says why.
        """;

    /// <summary>
    /// Front matter, prose, and for a typed document two fenced <c>json</c> blocks headed <i>Request schema</i> and <i>Reply schema</i>.
    /// Reading the text gives the same metadata, references and schemas back.
    /// </summary>
    public static string Compose(DocumentParts parts)
    {
        var text = new StringBuilder("---\n");
        Member(text, "name", parts.Name);
        Member(text, "description", parts.Description);
        text.Append("multiround: ").Append(parts.Multiround ? "true" : "false").Append('\n');
        References(text, parts.References);
        text.Append("---\n");

        var prose = parts.Prose.ReplaceLineEndings("\n").Trim();
        if (prose.Length > 0)
        {
            text.Append('\n').Append(prose).Append('\n');
        }

        if (parts.Schemas is { } schemas)
        {
            Schema(text, "Request schema", schemas.Request);
            Schema(text, "Reply schema", schemas.Reply);
        }

        return text.ToString().Trim();
    }

    /// <summary>The typed document made from a public skill's schemas: the same skill gives the same text, and so the same hash, on every node.</summary>
    public static string ForSkill(string id, string description, JsonValue input, JsonValue output) => Compose(new DocumentParts
    {
        Name = id,
        Description = description,
        Prose = SkillProse,
        Schemas = new DocumentSchemas(input, output),
    });

    private static void Member(StringBuilder text, string key, string value)
        => text.Append(key).Append(": ").Append(YamlScalar.Write(OneLine.Of(value, int.MaxValue, out _))).Append('\n');

    private static void References(StringBuilder text, IReadOnlyList<DocumentReference> references)
    {
        if (references.Count > 0)
        {
            text.Append("references:\n");
        }

        foreach (var reference in references)
        {
            text.Append("  - hash: ").Append(YamlScalar.Quote(reference.Hash.ToBase64())).Append('\n');
            if (reference.Source is { } source)
            {
                text.Append("    source: ").Append(YamlScalar.Quote(source)).Append('\n');
            }

            if (reference.Name is { } name)
            {
                text.Append("    name: ").Append(YamlScalar.Quote(name)).Append('\n');
            }
        }
    }

    private static void Schema(StringBuilder text, string heading, JsonValue schema)
        => text.Append("\n## ").Append(heading).Append("\n\n```json\n").Append(JsonText.WriteIndented(schema)).Append("\n```\n");
}
