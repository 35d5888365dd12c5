using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Reading;

/// <summary>Puts "the name of each of the guests" into the list of guests.</summary>
internal static class ItemLists
{
    public static Shape Nest(IReadOnlyList<(Naming Naming, Field Field)> named)
    {
        var fields = new List<Field>();
        foreach (var (naming, field) in named)
        {
            if (naming.List is not { } list)
            {
                fields.Add(Unique(field, fields));
                continue;
            }

            var at = fields.FindIndex(other => other.Kind == FieldKind.List && other.Path[0] == list.Key);
            if (at >= 0)
            {
                fields[at] = fields[at] with { Item = Shape.Of([.. fields[at].Item?.Fields ?? [], field]) };
            }
        }

        return Shape.Of(fields);
    }

    private static Field Unique(Field field, List<Field> others)
    {
        var taken = others.Count(other => other.Path[0] == field.Path[0]);
        return taken == 0 ? field : field with { Path = [$"{field.Path[0]} {taken + 1}"] };
    }
}
