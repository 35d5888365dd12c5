using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Writing;

/// <summary>Says what a value holds: one sentence for each of its fields that is there.</summary>
internal static class FactWriter
{
    public static IEnumerable<string> Sentences(Shape shape, JsonValue value) => shape.Fields.SelectMany(leaf => Sentences(leaf, Rearranging.Find(value, leaf.Path)));

    /// <summary>The same, and what might be there but isn't: without it a reader could take another value for it.</summary>
    public static IEnumerable<string> SentencesWithAbsent(Shape shape, JsonValue value) => shape.Fields.SelectMany(leaf =>
        Rearranging.Find(value, leaf.Path) is { IsMissing: false } known ? Sentences(leaf, known) : [$"- There is no {FieldPhrase.Of(leaf)["the ".Length..]}."]);

    public static IEnumerable<string> Sentences(Field leaf, JsonValue value)
    {
        if (value.IsMissing)
        {
            return [];
        }

        if (value.AsArray is not { } list)
        {
            return [$"- {FieldPhrase.Capital(FieldPhrase.Of(leaf))} is {ValuePhrase.Of(value, leaf.Kind)}."];
        }

        return leaf.Item is { IsRecord: true, Fields.Count: > 0 } item && list.All(entry => IsFlat(item, entry))
            ? Entries(leaf, item, list)
            : [$"- {FieldPhrase.Capital(FieldPhrase.Of(leaf))} are {ValuePhrase.Several(list, ItemKind(leaf))}."];
    }

    private static IEnumerable<string> Entries(Field leaf, Shape item, JsonArray list)
    {
        yield return $"- {FieldPhrase.Capital(FieldPhrase.Of(leaf))} are {(list.Count == 0 ? "none" : $"{list.Count} in all")}.";
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var part in item.Fields)
            {
                var value = Rearranging.Find(list[i], part.Path);
                if (!value.IsMissing)
                {
                    yield return $"- {FieldPhrase.Capital(FieldPhrase.OfNumber(leaf, part, i + 1))} {Verb(value)} {Value(value, part)}.";
                }
            }
        }
    }

    private static FieldKind ItemKind(Field list) => list.Item is { Fields: [var first, ..] } ? first.Kind : FieldKind.Any;

    private static string Verb(JsonValue value) => value.AsArray is null ? "is" : "are";

    private static string Value(JsonValue value, Field part)
        => value.AsArray is { } list ? ValuePhrase.Several(list, ItemKind(part)) : ValuePhrase.Of(value, part.Kind);

    // A list of objects inside a list of objects has no sentence; it is given as it is.
    private static bool IsFlat(Shape item, JsonValue entry)
        => entry.AsObject is not null && item.Fields.All(part => Rearranging.Find(entry, part.Path).AsArray is not { } inner || inner.All(value => value.AsObject is null && value.AsArray is null));
}
