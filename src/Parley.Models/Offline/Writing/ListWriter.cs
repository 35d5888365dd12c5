using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Writing;

/// <summary>Names fields that have no values yet, one a line, each with its kind.</summary>
internal static class ListWriter
{
    private const string Optional = ", if there is one";

    public static IEnumerable<string> Lines(IEnumerable<Field> fields) => fields.SelectMany(Lines);

    private static IEnumerable<string> Lines(Field leaf)
    {
        yield return $"- {FieldPhrase.Of(leaf)}, as {KindPhrase.Of(leaf)}{(leaf.IsRequired ? "" : Optional)}";
        if (leaf.Item is not { IsRecord: true } item)
        {
            yield break;
        }

        foreach (var part in item.Fields)
        {
            yield return $"- {FieldPhrase.OfEach(leaf, part)}, as {KindPhrase.Of(part)}{(part.IsRequired ? "" : Optional)}";
        }
    }
}
