using Parley.Models.Offline.Words;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Fields;

/// <summary>Reads a JSON Schema as a person skims it: properties, types, formats, descriptions, local references.</summary>
internal sealed class ShapeReader
{
    private const int MaxDepth = 8;

    private readonly JsonValue _root;
    private readonly List<Field> _fields = [];
    private readonly List<Group> _groups = [];

    private readonly Budget _budget;

    private ShapeReader(JsonValue root, Budget budget) => (_root, _budget) = (root, budget);

    public static Shape Read(JsonValue schema) => Read(schema, schema, 0, new Budget());

    private static Shape Read(JsonValue root, JsonValue schema, int depth, Budget budget)
    {
        var reader = new ShapeReader(root, budget);
        reader.Visit(schema, new Place([], [], "", true, true, depth));
        return new Shape(reader._fields, reader._groups);
    }

    private void Visit(JsonValue schema, Place place)
    {
        if (_budget.Left-- <= 0)
        {
            return;
        }

        schema = SchemaReferences.Resolve(_root, schema);
        var isObject = schema["properties"].AsObject is not null;
        if (isObject && place.Depth < MaxDepth)
        {
            VisitMembers(schema, place);
        }
        else
        {
            _fields.Add(Leaf(schema, place));
        }
    }

    private void VisitMembers(JsonValue schema, Place place)
    {
        if (place.Path.Count > 0)
        {
            _groups.Add(new Group(place.Path, place.IsRequired));
        }

        var required = schema["required"].AsArray;
        var note = place.Path.Count == 0 ? "" : schema["description"].AsString ?? "";
        foreach (var (name, property) in schema["properties"].AsObject!.Members)
        {
            Visit(property, place.Enter(name, note, required is not null && required.Contains(name)));
        }
    }

    private Field Leaf(JsonValue schema, Place place)
    {
        var kind = SchemaKinds.Of(schema);
        return new Field
        {
            Path = place.Path,
            Kind = kind,
            Name = place.Path.Count == 0 ? schema["title"].AsString ?? "" : Spelling.Spoken(place.Path[^1]),
            Owners = place.Owners,
            Description = schema["description"].AsString ?? schema["title"].AsString ?? "",
            OwnerDescription = place.Note,
            IsRequired = place.IsRequired,
            IsRequiredInside = place.IsRequiredInside,
            Allowed = SchemaKinds.Allowed(schema),
            Item = kind == FieldKind.List && place.Depth < MaxDepth && schema["items"].AsObject is not null ? Read(_root, schema["items"], place.Depth + 1, _budget) : null,
            Default = schema["default"],
            AllowsNull = SchemaKinds.AllowsNull(schema),
        };
    }

    // A schema that refers to itself many times would never end.
    private sealed class Budget
    {
        public int Left { get; set; } = 1000;
    }

    private sealed record Place(IReadOnlyList<string> Path, IReadOnlyList<string> Owners, string Note, bool IsRequired, bool IsRequiredInside, int Depth)
    {
        public Place Enter(string name, string note, bool isRequired) => new(
            [.. Path, name],
            Path.Count == 0 ? [] : [Spelling.Spoken(Path[^1]), .. Owners],
            note.Length == 0 ? Note : note,
            IsRequired && isRequired,
            isRequired,
            Depth + 1);
    }
}
