using System.Text;
using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>JSON Schemas that stand in a text, told apart by the words before them.</summary>
/// <param name="Given">What a request can carry; null when the text has no such schema.</param>
/// <param name="Wanted">What must come back; null when the text has no such schema.</param>
/// <param name="Prose">The text without them.</param>
internal sealed partial record SchemaLetter(Shape? Given, Shape? Wanted, string Prose)
{
    public bool IsOne => Given is not null || Wanted is not null;

    public static SchemaLetter Read(string text)
    {
        Shape? given = null, wanted = null;
        text = ReadingLimits.Cut(text);
        var (prose, from) = (new StringBuilder(), 0);
        foreach (var (start, length, schema) in JsonFragments.Find(text))
        {
            if (!IsSchema(schema))
            {
                continue;
            }

            var before = text[from..start];
            var isWanted = LastWord(Back(), before) > LastWord(Forth(), before) || (given is not null && wanted is null && LastWord(Forth(), before) < 0);
            if (isWanted)
            {
                wanted ??= ShapeReader.Read(schema);
            }
            else
            {
                given ??= ShapeReader.Read(schema);
            }

            prose.Append(before);
            from = start + length;
        }

        return new SchemaLetter(given, wanted, prose.Append(text.AsSpan(from)).ToString());
    }

    private static bool IsSchema(JsonValue value) => value["properties"].AsObject is not null;

    private static int LastWord(Regex words, string text) => words.Matches(text).LastOrDefault()?.Index ?? -1;

    [GeneratedRegex(@"\b(?:back|reply|replies|response|output|result|return|answer)\w*\b", RegexOptions.IgnoreCase)]
    private static partial Regex Back();

    [GeneratedRegex(@"\b(?:request|input|carry|send|give|provide|parameter|argument)\w*\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forth();
}
