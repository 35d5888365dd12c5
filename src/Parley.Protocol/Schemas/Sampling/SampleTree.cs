using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Fitting;

namespace Parley.Protocol.Schemas.Sampling;

/// <summary>Walks a schema and makes candidate values for each place: each fits that place as far as it can be told there.</summary>
internal sealed class SampleTree(SchemaRoot root, IReadOnlyList<JsonValue> literals, SplitMix random)
{
    private const int MaxDepth = 6;
    private const int MaxScalars = 40;
    private const int MaxNested = 12;
    private const int MaxBranches = 12;
    private const int MaxPlaces = 4000;

    private readonly ScalarSamples _scalars = new(literals);
    private readonly DistinctValues _distinct = new();
    private int _places;

    /// <summary>Up to <paramref name="count"/> values for the whole schema, those that cover most first.</summary>
    public IEnumerable<JsonValue> Values(int count) => Values(new FitSource(root, [root.Whole]), null, 0, count);

    /// <summary>One value with everything present and, as far as the schema allows, no leaf twice; Missing when there is none.</summary>
    public JsonValue Distinct() => Distinct(new FitSource(root, [root.Whole]), null, 0);

    private IEnumerable<JsonValue> Values(FitSource source, string? name, int depth, int count)
    {
        if (source.IsNever || depth > MaxDepth || ++_places > MaxPlaces)
        {
            return [];
        }

        if (source.Values is { } listed)
        {
            return listed.Where(value => Fits(source, value));
        }

        var branches = Branches(source);
        return branches.Count > 0
            ? Interleave([.. branches.Select(branch => Values(branch, name, depth + 1, count))])
            : Plain(source, name, depth, count);
    }

    private IEnumerable<JsonValue> Plain(FitSource source, string? name, int depth, int count)
    {
        var kinds = new List<IEnumerable<JsonValue>>();
        void Add(TypeSet type, Func<IEnumerable<JsonValue>> values)
        {
            if ((source.Types & type) != 0)
            {
                kinds.Add(values().Where(value => Fits(source, value)));
            }
        }

        // Where anything goes, a few nested values do; walking on would multiply them at each level.
        var nests = source.Types != TypeSet.All || depth == 0;
        Add(TypeSet.String, () => _scalars.Strings(source, name).Distinct().Take(MaxScalars));
        Add(TypeSet.Object, () => nests ? Objects(source, depth, count) : [new JsonObject(), new JsonObject { ["amber"] = 1 }]);
        Add(TypeSet.Array, () => nests ? Arrays(source, name, depth) : [new JsonArray(), new JsonArray(["amber", 2])]);
        Add(TypeSet.Number, () => _scalars.Numbers(source).Distinct().Take(MaxScalars));
        Add(TypeSet.Boolean, () => [JsonValue.True, JsonValue.False]);
        Add(TypeSet.Null, () => [JsonValue.Null]);
        return Interleave(kinds);
    }

    private IEnumerable<JsonValue> Objects(FitSource source, int depth, int count)
    {
        var names = Names(source, depth);
        if (names.Count == 0)
        {
            return Maps(source, depth).Prepend(new JsonObject());
        }

        var required = source.Required;
        var levels = names.Select(name => Levels(source.Property(name), name, required.Contains(name), depth)).ToArray();
        if (Array.Exists(levels, level => level.Count == 0))
        {
            return [];
        }

        var absent = Array.ConvertAll(levels, level => level[^1].IsMissing ? level.Count - 1 : 0);
        // Made as they are asked for: of an object of many members, all together are the square of it.
        var first = new[] { new int[levels.Length], absent }
            .Concat(Enumerable.Range(0, levels.Length).Where(i => levels[i][^1].IsMissing).Select(i => With(new int[levels.Length], i, levels[i].Count - 1)));
        return new RowCover(Array.ConvertAll(levels, level => level.Count), random).Rows(count, first).Select(row => Build(names, levels, row));
    }

    private static int[] With(int[] row, int position, int level)
    {
        row[position] = level;
        return row;
    }

    // Values for one property; Missing, for a property that may be left out, comes last.
    private List<JsonValue> Levels(FitSource property, string name, bool required, int depth)
    {
        var levels = Values(property, name, depth + 1, MaxNested).Take((property.Types & (TypeSet.Object | TypeSet.Array)) != 0 ? MaxNested : MaxScalars).ToList();
        if (!required)
        {
            levels.Add(default);
        }

        return levels;
    }

    private static JsonValue Build(List<string> names, List<JsonValue>[] levels, int[] row)
    {
        var members = new JsonObject(names.Count);
        for (var i = 0; i < row.Length; i++)
        {
            if (!levels[i][row[i]].IsMissing)
            {
                members[names[i]] = levels[i][row[i]].DeepClone();
            }
        }

        return members;
    }

    private static List<string> Names(FitSource source, int depth)
    {
        var required = source.Required;
        return [.. (depth >= MaxDepth - 1 ? [] : source.DeclaredNames).Concat(required).Distinct().Where(name => !source.Property(name).IsNever || required.Contains(name))];
    }

    // An object used as a map from names to values of one kind.
    private IEnumerable<JsonValue> Maps(FitSource source, int depth)
    {
        var values = source.IsClosed ? [] : Values(source.Property("amber"), "amber", depth + 1, MaxNested).Take(4).ToList();
        for (var count = 1; count <= values.Count; count++)
        {
            var members = new JsonObject(count);
            for (var i = 0; i < count; i++)
            {
                members[SampleWords.Plain[i]] = values[i].DeepClone();
            }

            yield return members;
        }
    }

    private IEnumerable<JsonValue> Arrays(FitSource source, string? name, int depth)
    {
        var min = (int)Math.Min(source.Tightest("minItems", highest: true) ?? 0, 64);
        var max = (int)Math.Min(source.Tightest("maxItems", highest: false) ?? int.MaxValue, Math.Max(min, 5));
        var items = depth >= MaxDepth - 1 ? [] : Enumerable.Range(0, max).Select(i => Values(source.Item(i), name, depth + 1, MaxNested).Distinct().Take(MaxNested).ToList()).ToList();
        foreach (var length in new[] { 2, 0, 1, 3, min, max }.Distinct().Where(length => length >= min && length <= max))
        {
            for (var shift = 0; shift < 2; shift++)
            {
                var array = new JsonArray(length);
                for (var i = 0; i < length && i < items.Count && items[i].Count > 0; i++)
                {
                    array.Add(items[i][((i * (1 + shift)) + shift) % items[i].Count].DeepClone());
                }

                if (array.Count == length)
                {
                    yield return array;
                }
            }
        }
    }

    private JsonValue Distinct(FitSource source, string? name, int depth)
    {
        if (source.IsNever || depth > MaxDepth || ++_places > MaxPlaces)
        {
            return default;
        }

        if (source.Values is null && Branches(source) is { Count: > 0 } branches)
        {
            return branches.Select(branch => Distinct(branch, name, depth + 1)).FirstOrDefault(value => !value.IsMissing && Fits(source, value));
        }

        if (source.Values is null && (source.Types & TypeSet.Object) != 0 && Names(source, depth) is { Count: > 0 } names)
        {
            var members = new JsonObject(names.Count);
            foreach (var member in names)
            {
                members[member] = Distinct(source.Property(member), member, depth + 1);
            }

            return members;
        }

        if (source.Values is null && (source.Types & (TypeSet.Array | TypeSet.Object)) == TypeSet.Array)
        {
            var length = (int)Math.Min(Math.Max(2, source.Tightest("minItems", highest: true) ?? 0), Math.Min(source.Tightest("maxItems", highest: false) ?? 64, 64));
            return new JsonArray(Enumerable.Range(0, length).Select(i => Distinct(source.Item(i), name, depth + 1)).Where(value => !value.IsMissing));
        }

        var numbered = source.Values is null ? Enumerable.Range(1, 200).Select(number => ScalarSamples.Numbered(source, name, number)) : [];
        return _distinct.Pick(Values(source, name, depth, MaxNested).Concat(numbered.Where(value => Fits(source, value))));
    }

    // The source under each of its alternatives, or none.
    private static List<FitSource> Branches(FitSource source)
    {
        foreach (var part in source.Parts)
        {
            foreach (var keyword in new[] { "anyOf", "oneOf" })
            {
                var places = part.Each(keyword).ToList();
                if (places.Count > 0 && !source.Any(known => places.Exists(place => place.Pointer == known.Pointer)))
                {
                    return [.. places.Take(MaxBranches).Select(source.With)];
                }
            }

            var (then, otherwise) = (part.At("then"), part.At("else"));
            if (!part["if"].IsMissing && !source.Any(known => known.Pointer == part.At("if").Pointer || known.Pointer == otherwise.Pointer || known.Pointer == part.Pointer + "/(else)"))
            {
                var yes = source.With(part.At("if"));
                return [then.Value.IsMissing ? yes : yes.With(then), source.With(otherwise.Value.IsMissing ? new SchemaPlace(true, part.Pointer + "/(else)") : otherwise)];
            }
        }

        return [];
    }

    private bool Fits(FitSource source, JsonValue value) => source.Parts.All(part => root.Accepts(part, value) != false);

    private static IEnumerable<JsonValue> Interleave(IReadOnlyList<IEnumerable<JsonValue>> sequences)
    {
        var open = sequences.Select(sequence => sequence.GetEnumerator()).ToList();
        while (open.Count > 0)
        {
            foreach (var sequence in open.ToArray())
            {
                if (sequence.MoveNext())
                {
                    yield return sequence.Current;
                }
                else
                {
                    open.Remove(sequence);
                }
            }
        }
    }
}
