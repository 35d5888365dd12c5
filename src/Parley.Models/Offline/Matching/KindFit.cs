using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>Whether a value of one field can stand in another: 0 (never) to 1 (the same kind).</summary>
internal static class KindFit
{
    /// <summary>Below this no words make up for the difference.</summary>
    public const double Least = 0.25;

    /// <summary>From this on the kinds alone would not speak against it.</summary>
    public const double Good = 0.8;

    public static double Of(Field source, Field target)
    {
        var kinds = OfKinds(source, target);
        return kinds < Least ? kinds : kinds * OfAllowed(source, target);
    }

    private static double OfKinds(Field source, Field target) => (source.Kind, target.Kind) switch
    {
        (FieldKind.List, FieldKind.List) => OfItems(source.Item, target.Item),
        var (from, to) when from == to => 1,
        (FieldKind.Any, _) or (_, FieldKind.Any) => 0.85,
        (FieldKind.Integer, FieldKind.Number) => 0.97,
        (FieldKind.Number, FieldKind.Integer) => IsFraction(source.Seen) ? 0.1 : 0.9,
        (FieldKind.Date or FieldKind.Time or FieldKind.DateTime, FieldKind.Text) => 0.9,
        (FieldKind.Text, FieldKind.Date or FieldKind.Time or FieldKind.DateTime) => source.Seen.IsMissing ? 0.8 : 0.1,
        (FieldKind.DateTime, FieldKind.Date) => 0.6,
        (FieldKind.Text, FieldKind.Integer or FieldKind.Number) => IsNumeric(source.Seen) ? 0.6 : 0.26,
        (FieldKind.Integer or FieldKind.Number, FieldKind.Text) => 0.4,
        (FieldKind.Boolean, FieldKind.Text) or (FieldKind.Text, FieldKind.Boolean) => 0.26,
        (not FieldKind.List and not FieldKind.Record, FieldKind.List) => source.Seen.IsMissing ? 0.1 : 0.5,
        _ => 0.05,
    };

    private static double OfItems(Shape? source, Shape? target)
    {
        if (source is null || target is null || source.Fields.Count == 0 || target.Fields.Count == 0)
        {
            return 0.9;
        }

        if (source.IsRecord != target.IsRecord)
        {
            return 0.2;
        }

        return source.IsRecord ? 1 : Of(source.Fields[0], target.Fields[0]);
    }

    private static double OfAllowed(Field source, Field target)
    {
        if (target.Allowed.Count == 0)
        {
            return source.Allowed.Count == 0 ? 1 : 0.95;
        }

        if (!source.Seen.IsMissing)
        {
            return Choices.Find(target.Allowed, source.Seen).IsMissing ? 0.1 : 1.05;
        }

        if (source.Allowed.Count == 0)
        {
            return source.Kind == FieldKind.Boolean ? 0.5 : 0.75;
        }

        var shared = source.Allowed.Count(value => !Choices.Find(target.Allowed, value).IsMissing);
        return shared == 0 ? 0.1 : 0.7 + (0.3 * shared / Math.Max(source.Allowed.Count, target.Allowed.Count));
    }

    private static bool IsFraction(JsonValue seen) => seen.TryGetNumber(out var number) && Math.Truncate(number) != number;

    private static bool IsNumeric(JsonValue seen) => seen.AsString is { } text && Conversions.TryNumber(text, out _);
}
