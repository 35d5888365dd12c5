using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Words;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Reads the form of a body from an example, such as <c>{"city": "London"}</c>, or from a JSON Schema in a block of prose.</summary>
internal static class JsonExamples
{
    /// <summary>Null when the text is no JSON object.</summary>
    public static Shape? Read(string text)
    {
        var value = JsonFragments.Find(text).FirstOrDefault().Value;
        if (value.AsObject is not { Count: > 0 } members)
        {
            return null;
        }

        return value["properties"].AsObject is not null ? ShapeReader.Read(value) : Shape.Of([.. members.Members.ToArray().Select(member => Make(member.Key, member.Value))]);
    }

    private static Field Make(string name, JsonValue example)
    {
        // A place such as "<city>" or "string" stands for a value and is none.
        var said = example.AsString ?? "";
        var isPlace = said.StartsWith('<') || said is "string" or "number" or "integer" or "boolean" or "...";
        var kind = isPlace ? KindWords.Of(said) : SchemaKinds.OfValue(example);
        return new Field
        {
            Path = [name],
            Kind = kind is FieldKind.Integer && !isPlace ? FieldKind.Number : kind,
            Name = Spelling.Spoken(name),
            Description = isPlace ? said.Trim('<', '>') : "",
        };
    }
}
