using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>
/// The values that are offered, as schemas that all hold at once, references and allOf already followed. Leaving a constraint out only
/// makes the set larger, which keeps a proof sound; <see cref="IsExact"/> says whether none was left out.
/// </summary>
internal sealed class FitSource
{
    private const int MaxParts = 64;

    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "$ref", "$defs", "definitions", "allOf", "type", "const", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minLength", "maxLength", "minItems", "maxItems", "items", "prefixItems", "properties", "required", "additionalProperties",
    };

    private readonly SchemaRoot _root;
    private readonly List<SchemaPlace> _parts = [];

    public FitSource(SchemaRoot root, IEnumerable<SchemaPlace> places)
    {
        _root = root;
        foreach (var place in places)
        {
            Flatten(place);
        }

        Key = string.Join('&', _parts.Select(part => part.Pointer).Distinct().Order(StringComparer.Ordinal));
        Types = _parts.Aggregate(TypeSet.All, (types, part) => types & TypesOf(part));
    }

    public IReadOnlyList<SchemaPlace> Parts => _parts;

    public string Key { get; }

    public TypeSet Types { get; }

    public bool IsExact { get; private set; } = true;

    public bool IsNever => Types == TypeSet.None || _parts.Any(part => part.IsFalse);

    /// <summary>Every value there can be, when they are few and listed.</summary>
    public IReadOnlyList<JsonValue>? Values
    {
        get
        {
            foreach (var part in _parts)
            {
                if (!part["const"].IsMissing)
                {
                    return [part["const"]];
                }

                if (part["enum"].AsArray is { } values)
                {
                    return [.. values];
                }
            }

            return (Types & ~(TypeSet.Boolean | TypeSet.Null)) != 0 ? null
                : [.. new[] { JsonValue.True, JsonValue.False, JsonValue.Null }.Where(value => (Types & TypeSets.Of(value)) != 0)];
        }
    }

    public HashSet<string> Required => _parts.SelectMany(part => part["required"].AsArray ?? []).Select(name => name.AsString!).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> DeclaredNames => _parts.SelectMany(part => part["properties"].AsObject ?? []).Select(pair => pair.Key).Distinct();

    /// <summary>True when no name beyond <see cref="DeclaredNames"/> can occur.</summary>
    public bool IsClosed => _parts.Any(part => part.At("additionalProperties").IsFalse && part["patternProperties"].AsObject is null or { Count: 0 });

    /// <summary>The tightest of a numeric keyword over all parts.</summary>
    public double? Tightest(string keyword, bool highest)
    {
        var numbers = _parts.Select(part => part[keyword]).Where(value => value.IsNumber).Select(value => value.AsNumber).ToList();
        return numbers.Count == 0 ? null : highest ? numbers.Max() : numbers.Min();
    }

    /// <summary>How much its parts list together.</summary>
    public int Entries => _parts.Sum(part => part.Entries);

    public bool Any(Func<SchemaPlace, bool> test) => _parts.Exists(part => test(part));

    public FitSource With(SchemaPlace place) => new(_root, _parts.Append(place)) { IsExact = IsExact };

    public FitSource Property(string name) => Child(_parts.SelectMany(part => _root.PropertyOf(part, name)));

    public FitSource Item(int index) => Child(_parts.Select(part => index < (part["prefixItems"].AsArray?.Count ?? 0) ? part.At("prefixItems", index) : part.At("items")).Where(place => !place.Value.IsMissing));

    /// <summary>For each part, what a member under a name that nobody declares may be: one source per possibility.</summary>
    public IEnumerable<IReadOnlyList<FitSource>> OtherMembers()
        => _parts.Where(part => !part["additionalProperties"].IsMissing)
            .Select(part => (IReadOnlyList<FitSource>)[Child([part.At("additionalProperties")]), .. (part["patternProperties"].AsObject ?? []).Select(pair => Child([part.At("patternProperties", pair.Key)]))]);

    private FitSource Child(IEnumerable<SchemaPlace> places) => new(_root, places);

    private void Flatten(SchemaPlace place)
    {
        if (_parts.Count > MaxParts)
        {
            IsExact = false;
            return;
        }

        _parts.Add(place);
        IsExact &= place.Value.AsObject is null || place.Value.AsObject.All(pair => Understood.Contains(pair.Key) || PlainSchema.IsAnnotation(pair.Key));
        if (place["$ref"].AsString is { } reference)
        {
            if (_root.Follow(reference) is not { } target)
            {
                IsExact = false;
            }
            else if (!_parts.Exists(part => part.Pointer == target.Pointer))
            {
                Flatten(target);
            }
        }

        foreach (var part in place.Each("allOf").TakeWhile(_ => _parts.Count <= MaxParts))
        {
            Flatten(part);
        }

        IsExact &= _parts.Count <= MaxParts;
    }

    private static TypeSet TypesOf(SchemaPlace part)
    {
        var types = part["type"];
        return part.IsFalse ? TypeSet.None
            : types.IsMissing ? TypeSet.All
            : (types.AsArray ?? new JsonArray([types])).Aggregate(TypeSet.None, (set, name) => set | TypeSets.Parse(name.AsString));
    }
}
