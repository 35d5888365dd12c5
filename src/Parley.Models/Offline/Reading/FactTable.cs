using System.Globalization;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>Facts put together as a value with a shape, so that they can be matched as any other fields. Facts about items of a list become a list of objects.</summary>
internal sealed class FactTable
{
    private readonly JsonObject _value = [];
    private readonly List<Field> _fields = [];
    private readonly Dictionary<string, List<FactTable>> _lists = [];
    private readonly Dictionary<string, Naming> _listNames = [];
    private int _room = ReadingLimits.MaxItems;

    public static (Shape Shape, JsonValue Value) Of(IEnumerable<Fact> facts)
    {
        var table = new FactTable();
        foreach (var fact in facts)
        {
            table.Add(fact);
        }

        return table.Finish();
    }

    private void Add(Fact fact)
    {
        if (fact.IsCount)
        {
            _listNames.TryAdd(fact.Naming.Key, fact.Naming);
        }
        else if (fact.Naming.List is { } list && fact.Naming.Number >= 0)
        {
            AddToItem(list, fact);
        }
        else
        {
            AddValue(fact);
        }
    }

    private void AddValue(Fact fact)
    {
        var key = _fields.Count.ToString(CultureInfo.InvariantCulture);
        _value[key] = fact.Value;
        _fields.Add(FieldOf(key, fact.Naming, fact.Kind, fact.Value));
    }

    private void AddToItem(Naming list, Fact fact)
    {
        var items = _lists.GetValueOrDefault(list.Key, []);
        _room -= Math.Max(0, fact.Naming.Number + 1 - items.Count);
        if (_room < 0)
        {
            return;
        }

        _listNames.TryAdd(list.Key, list);
        while (items.Count <= fact.Naming.Number)
        {
            items.Add(new FactTable());
        }

        items[fact.Naming.Number]._value[fact.Naming.Key] = fact.Value;
        items[fact.Naming.Number]._fields.Add(FieldOf(fact.Naming.Key, fact.Naming, fact.Kind, fact.Value));
        _lists[list.Key] = items;
    }

    private (Shape Shape, JsonValue Value) Finish()
    {
        foreach (var (key, items) in _lists.OrderBy(list => list.Key, StringComparer.Ordinal))
        {
            var place = _fields.Count.ToString(CultureInfo.InvariantCulture);
            var parts = items.SelectMany(item => item._fields).DistinctBy(part => part.Path[0]).ToList();
            _value[place] = new JsonArray(items.Select(item => (JsonValue)item._value));
            _fields.Add(FieldOf(place, _listNames[key], FieldKind.List, default) with { Item = Shape.Of(parts) });
        }

        return (Shape.Of(_fields), _value);
    }

    private static Field FieldOf(string key, Naming naming, FieldKind kind, JsonValue value) => new()
    {
        Path = [key],
        Kind = kind,
        Name = naming.Name,
        Owners = naming.Owners,
        Description = naming.Description,
        OwnerDescription = naming.OwnerDescription,
        Seen = value,
        Item = value.AsArray is { Count: > 0 } list ? Shape.Of([new Field { Path = [], Kind = ItemKind(list), Name = "", Seen = list[0] }]) : null,
    };

    private static FieldKind ItemKind(JsonArray list)
    {
        var kinds = list.Select(SchemaKinds.OfValue).Distinct().ToList();
        return kinds switch
        {
            [var only] => only,
            _ when kinds.All(kind => kind is FieldKind.Integer or FieldKind.Number) => FieldKind.Number,
            _ when list.All(item => item.AsString is not null) => FieldKind.Text,
            _ => FieldKind.Any,
        };
    }
}
