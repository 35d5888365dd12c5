using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads a request that a stranger wrote in a stranger's way, pasted schemas and data among it.</summary>
internal static partial class FreeText
{
    public static Request Read(string text)
    {
        text = ReadingLimits.Cut(text);
        var facts = LooseFacts.Read(text, out var rest);
        var (shape, value) = FactTable.Of(facts);
        var letter = SchemaLetter.Read(text);
        var wanted = letter.Wanted ?? Pasted(text, facts);
        return new Request(new Wish(letter.IsOne ? letter.Prose : rest, shape, wanted), value, wanted.Fields.Count > 0);
    }

    // "temperature": {"type": "number", …} asks for a temperature, unless the text gives one.
    private static Shape Pasted(string text, IReadOnlyList<Fact> facts)
    {
        var properties = new JsonObject();
        var given = facts.Select(fact => fact.Naming.Name).ToHashSet(StringComparer.Ordinal);
        foreach (Match key in Property().Matches(text).Take(ReadingLimits.MaxWishes))
        {
            if (!given.Contains(Words.Spelling.Spoken(key.Groups["name"].Value)) && JsonFragments.TryRead(text, key.Index + key.Length, out var schema, out _) && !schema["type"].IsMissing && schema["properties"].IsMissing)
            {
                properties[key.Groups["name"].Value] = schema;
            }
        }

        return ShapeReader.Read(new JsonObject { ["properties"] = properties, ["required"] = new JsonArray(properties.Members.ToArray().Select(member => (JsonValue)member.Key)) });
    }

    [GeneratedRegex("""(?<!\w)"?(?<name>[A-Za-z_]\w*)"\s*:\s*(?=\{)""")]
    private static partial Regex Property();
}
