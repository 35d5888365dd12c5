using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Cases;

/// <summary>
/// Values of a schema on which a program shows what it does, the most telling first: one with every member present and all values distinct, one with every
/// optional member absent, then rows in which every place takes each of its variants at least once, in changing company.
/// </summary>
internal static class CaseRows
{
    private const int MaxRows = 64;
    private const int MaxShapes = 4;
    private const int MaxChoices = 48;
    private const int MaxSlots = 96;

    /// <summary>A place and the values it may take; Missing stands for absent.</summary>
    private sealed record Slot(JsonPath Path, IReadOnlyList<JsonValue> Choices);

    /// <param name="random">How many of the schema's random samples follow.</param>
    public static IReadOnlyList<JsonValue> Of(JsonSchema schema, int seed, IReadOnlyList<JsonValue> literals, int random)
    {
        var samples = new SchemaSamples(schema, seed, literals);
        var generated = samples.Generate(random).Where(schema.IsValid).ToList();
        List<JsonValue> rows = [];
        foreach (var shape in Shapes(samples.Distinct(), generated, schema).Select(shape => ArrayGrowth.Grow(shape, schema)))
        {
            var slots = Slots(shape, schema, literals);
            rows.AddRange([shape, Apply(shape, Absences(slots), schema), Apply(shape, Nulls(slots), schema)]);
            var longest = Math.Min(MaxRows, slots.Select(slot => slot.Choices.Count).DefaultIfEmpty(0).Max());
            rows.AddRange(Enumerable.Range(0, longest).Select(k => Row(shape, slots, schema, k, stride: 1)));
            rows.AddRange(Enumerable.Range(0, longest / 2).Select(k => Row(shape, slots, schema, k, stride: 3)));
        }

        return [.. rows.Concat(generated).Distinct()];
    }

    /// <summary>The value with every member present and all values distinct; Missing when the schema allows none.</summary>
    public static JsonValue Full(JsonSchema schema, int seed) => ArrayGrowth.Grow(new SchemaSamples(schema, seed).Distinct(), schema);

    /// <summary>The places of one value, each with those single changes that the schema allows.</summary>
    public static IEnumerable<(JsonPath Path, IReadOnlyList<JsonValue> Choices)> Changes(JsonValue shape, JsonSchema schema, IReadOnlyList<JsonValue> literals)
        => Slots(shape, schema, literals).Select(slot => (slot.Path, slot.Choices));

    /// <summary>One value for each branch of the schema: the first that has places which those before it lack.</summary>
    private static IEnumerable<JsonValue> Shapes(JsonValue distinct, IReadOnlyList<JsonValue> generated, JsonSchema schema)
    {
        HashSet<string> seen = [];
        var candidates = schema.IsValid(distinct) ? generated.Prepend(distinct) : generated;
        return candidates.Where(candidate => AddsPlaces(candidate) || ReferenceEquals(candidate.Reference, distinct.Reference)).Take(MaxShapes);

        bool AddsPlaces(JsonValue candidate) => JsonLeaves.Nodes(candidate).Select(node => seen.Add(node.Path.Pattern)).ToList().Contains(true);
    }

    private static List<Slot> Slots(JsonValue shape, JsonSchema schema, IReadOnlyList<JsonValue> literals)
    {
        List<Slot> slots = [];
        foreach (var (path, value) in JsonLeaves.Nodes(shape).Take(MaxSlots))
        {
            var choices = Choices(path, value, schema, literals).Distinct().Where(choice => choice != value && schema.IsValid(path.With(shape, choice))).Take(MaxChoices).ToList();
            if (choices.Count > 0)
            {
                slots.Add(new Slot(path, choices));
            }
        }

        // What is inside a container changes before the container is cut away.
        return [.. slots.OrderBy(slot => slot.Path.Get(shape).AsObject is null && slot.Path.Get(shape).AsArray is null ? 0 : 1)];
    }

    private static IEnumerable<JsonValue> Choices(JsonPath path, JsonValue value, JsonSchema schema, IReadOnlyList<JsonValue> literals)
    {
        var absent = path.IsMember ? new[] { default(JsonValue) } : [];
        IEnumerable<JsonValue> changed = value.AsArray is { } items ? ArrayGrowth.Variants(items, literals)
            : value.AsObject is not null ? [JsonValue.Null]
            : LeafVariants.Of(value, SchemaFacts.At(schema.Source, path), literals);
        return changed.Concat(absent);
    }

    private static JsonValue Row(JsonValue shape, List<Slot> slots, JsonSchema schema, int row, int stride)
        => Apply(shape, slots.Select((slot, i) => (slot.Path, Pick(slot, row + (i * stride)))).Where(change => change.Item2 is not null).Select(change => (change.Path, change.Item2!.Value)), schema);

    /// <summary>A container keeps what it has in two rows of three, so that what is inside it gets its turn.</summary>
    private static JsonValue? Pick(Slot slot, int turn)
    {
        var choice = slot.Choices[turn % slot.Choices.Count];
        return (choice.IsMissing || choice.AsArray is not null) && turn % 3 != 0 ? (JsonValue?)null : choice;
    }

    private static IEnumerable<(JsonPath, JsonValue)> Absences(List<Slot> slots)
        => slots.AsEnumerable().Reverse().Where(slot => slot.Choices.Any(choice => choice.IsMissing)).Select(slot => (slot.Path, default(JsonValue)));

    private static IEnumerable<(JsonPath, JsonValue)> Nulls(List<Slot> slots)
        => slots.Where(slot => slot.Choices.Contains(JsonValue.Null)).Select(slot => (slot.Path, JsonValue.Null));

    /// <summary>Makes one change after the other and leaves out those that the schema doesn't allow together.</summary>
    private static JsonValue Apply(JsonValue shape, IEnumerable<(JsonPath Path, JsonValue Value)> changes, JsonSchema schema)
    {
        foreach (var (path, value) in changes)
        {
            var changed = path.With(shape, value);
            shape = schema.IsValid(changed) ? changed : shape;
        }

        return shape;
    }
}
