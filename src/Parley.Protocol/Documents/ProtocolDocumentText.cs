using Parley.Protocol.Json;

namespace Parley.Protocol.Documents;

/// <summary>Writes the canonical text of a document: deterministic, line feeds only, no outer white space.</summary>
public static class ProtocolDocumentText
{
    /// <summary>
    /// Front matter, prose, and for a typed document two fenced <c>json</c> blocks headed <i>Request schema</i> and <i>Reply schema</i>.
    /// Reading the text gives the same metadata, references and schemas back.
    /// </summary>
    public static string Compose(DocumentParts parts) => throw new NotImplementedException();

    /// <summary>The typed document made from a public skill's schemas: the same skill gives the same text, and so the same hash, on every node.</summary>
    public static string ForSkill(string id, string description, JsonValue input, JsonValue output) => throw new NotImplementedException();
}
