using System.Text;
using Parley.Protocol.Json;

namespace Parley.Protocol.Documents;

/// <summary>
/// Finds the fenced <c>json</c> blocks under <i>Request schema</i> and <i>Reply schema</i>: a heading of any level or a bold line, any case.
/// Where a heading occurs twice the last block counts, so that an example in the prose never hides the schemas at the end.
/// </summary>
internal static class SchemaBlocks
{
    private enum Slot
    {
        None,
        Request,
        Reply,
    }

    public static DocumentSchemas? Read(string text, DocumentLimits limits, DocumentNotes notes)
    {
        var (requestText, replyText) = Find(text);
        var request = Parse(requestText, "request", limits, notes);
        var reply = Parse(replyText, "reply", limits, notes);
        if (request.IsMissing != reply.IsMissing)
        {
            notes.Add($"Only the {(reply.IsMissing ? "request" : "reply")} schema is there, so the document is not typed.");
        }

        return request.IsMissing || reply.IsMissing ? null : new DocumentSchemas(request, reply);
    }

    private static (string? Request, string? Reply) Find(string text)
    {
        (string? Request, string? Reply) found = default;
        var lines = new TextLines(text);
        var slot = Slot.None;
        while (lines.MoveNext())
        {
            var line = lines.Line.Trim();
            if (HeadingOf(line) is { } heading)
            {
                slot = heading;
            }
            else if (slot != Slot.None && FenceOf(line) is { } fence)
            {
                var block = TakeBlock(ref lines, text, fence);
                if (IsJson(line))
                {
                    found = slot == Slot.Request ? (block, found.Reply) : (found.Request, block);
                    slot = Slot.None;
                }
            }
        }

        return found;
    }

    private static string TakeBlock(ref TextLines lines, string text, string fence)
    {
        var start = lines.Next;
        while (lines.MoveNext())
        {
            if (lines.Line.Trim().StartsWith(fence, StringComparison.Ordinal))
            {
                return text[start..lines.Start];
            }
        }

        return text[start..];
    }

    /// <summary>Which schema a heading announces, <see cref="Slot.None"/> for another heading, null when the line is no heading.</summary>
    private static Slot? HeadingOf(ReadOnlySpan<char> line)
    {
        var bold = (line.StartsWith("**") || line.StartsWith("__")) && line.TrimEnd(": ").EndsWith(line[..2]);
        if (!bold && !line.StartsWith("#"))
        {
            return null;
        }

        var words = line.Trim("#*_: \t").TrimStart("0123456789.)").TrimStart();
        return words.Equals("request schema", StringComparison.OrdinalIgnoreCase) ? Slot.Request
            : words.Equals("reply schema", StringComparison.OrdinalIgnoreCase) ? Slot.Reply
            : Slot.None;
    }

    /// <summary>The fence that closes the block this line opens, or null when it opens none.</summary>
    private static string? FenceOf(ReadOnlySpan<char> line)
        => line.StartsWith("```") || line.StartsWith("~~~") ? line[..(line.Length - line.TrimStart(line[0]).Length)].ToString() : null;

    private static bool IsJson(ReadOnlySpan<char> fenceLine)
    {
        var language = fenceLine.TrimStart(fenceLine[0]).Trim();
        return language.IsEmpty || language.StartsWith("json", StringComparison.OrdinalIgnoreCase);
    }

    private static JsonValue Parse(string? text, string what, DocumentLimits limits, DocumentNotes notes)
    {
        if (text is null)
        {
            return default;
        }

        var json = new JsonLimits { MaxBytes = limits.MaxBytes, MaxDepth = limits.MaxSchemaDepth };
        if (!JsonText.TryParse(Encoding.UTF8.GetBytes(text), json, out var schema, out var error))
        {
            notes.Add($"The {what} schema is not readable. {error}");
            return default;
        }

        if (schema.Kind is JsonKind.Object or JsonKind.Boolean)
        {
            return schema;
        }

        notes.Add($"The {what} schema is neither a JSON object nor true or false.");
        return default;
    }
}
