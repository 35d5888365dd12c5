using System.Globalization;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>What must be done to a value of one kind to make it one of another kind.</summary>
internal enum Conversion
{
    None,
    ToNumber,
    ToText,
    ToBoolean,
    ToDate,
    ToChoice,
    ToList,
}

/// <summary>Chooses and does conversions.</summary>
internal static class Conversions
{
    public static Conversion Between(Field source, Field target) => (source.Kind, target.Kind) switch
    {
        (FieldKind.Text or FieldKind.Any, FieldKind.Integer or FieldKind.Number) => Conversion.ToNumber,
        (FieldKind.Integer or FieldKind.Number or FieldKind.Boolean, FieldKind.Text) => Conversion.ToText,
        (FieldKind.Text or FieldKind.Any, FieldKind.Boolean) => Conversion.ToBoolean,
        (FieldKind.DateTime, FieldKind.Date) => Conversion.ToDate,
        (not FieldKind.List and not FieldKind.Any and not FieldKind.Record, FieldKind.List) => Conversion.ToList,
        _ => target.Allowed.Count > 0 && NeedsChoice(source, target) ? Conversion.ToChoice : Conversion.None,
    };

    public static JsonValue Apply(Conversion conversion, JsonValue value, Field target) => conversion switch
    {
        Conversion.ToNumber when value.AsString is { } text && TryNumber(text, out var number) => number,
        Conversion.ToText when value.TryGetNumber(out var number) => JsonNumber.Format(number),
        Conversion.ToText when value.IsBoolean => value.IsTrue ? "yes" : "no",
        Conversion.ToBoolean when value.AsString is { } text => text is "yes" or "true",
        Conversion.ToDate when value.AsString is { Length: > 10 } text => text[..10],
        Conversion.ToChoice when Choices.Find(target.Allowed, value) is { IsMissing: false } choice => choice,
        Conversion.ToList when value.AsArray is null => new JsonArray([value]),
        _ => value,
    };

    public static bool TryNumber(string text, out double number)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool NeedsChoice(Field source, Field target)
        => source.Seen.IsMissing
            ? source.Allowed.Any(value => !target.Allowed.Contains(value) && !Choices.Find(target.Allowed, value).IsMissing)
            : !target.Allowed.Contains(source.Seen);
}
