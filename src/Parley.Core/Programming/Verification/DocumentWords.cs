using System.Text.RegularExpressions;
using Parley.Protocol.Documents;

namespace Parley.Core.Programming.Verification;

/// <summary>What a document says in words: its prose without fenced blocks and headings, and the descriptions inside its schemas.</summary>
internal static partial class DocumentWords
{
    public static IEnumerable<string> Of(ProtocolDocument document)
        => document.Schemas is { } schemas
            ? [Prose(document.Text), .. ProseConditions.Descriptions(schemas.Request), .. ProseConditions.Descriptions(schemas.Reply)]
            : [Prose(document.Text)];

    private static string Prose(string text) => Frame().Replace(text, "\n");

    [GeneratedRegex("^```.*?^```|^#.*?$|^(references|sources?|multiround|hash):.*?$", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Frame();
}
