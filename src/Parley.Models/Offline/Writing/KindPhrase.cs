using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Writing;

/// <summary>What kind of value is meant, in words.</summary>
internal static class KindPhrase
{
    public static string Of(Field field)
    {
        if (field.Allowed.Count > 0)
        {
            return "one of " + ValuePhrase.Several([.. field.Allowed.Select(value => ValuePhrase.Of(value, FieldKind.Any))]);
        }

        return field.Kind == FieldKind.List ? OfList(field) : OfKind(field.Kind);
    }

    private static string OfList(Field list)
        => list.Item is { IsRecord: false, Fields: [{ Kind: not FieldKind.Any } item] } ? $"a list with {Of(item)} in each place" : "a list";

    private static string OfKind(FieldKind kind) => kind switch
    {
        FieldKind.Text => "text",
        FieldKind.Date => "a date",
        FieldKind.Time => "a time",
        FieldKind.DateTime => "a date and time",
        FieldKind.Integer => "a whole number",
        FieldKind.Number => "a number",
        FieldKind.Boolean => "yes or no",
        FieldKind.Record => "an entry",
        _ => "anything",
    };
}
