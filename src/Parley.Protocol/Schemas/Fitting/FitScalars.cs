using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Formats;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>The keywords of one expected schema for types, values, numbers and strings.</summary>
internal sealed class FitScalars(FitSource source, SchemaPlace target, string path, FitReasons reasons)
{
    private static readonly HashSet<(string Narrow, string Wide)> Narrower =
        [("uri", "uri-reference"), ("uri", "iri"), ("uri", "iri-reference"), ("uri-reference", "iri-reference"), ("iri", "iri-reference"), ("hostname", "idn-hostname")];

    public bool TypeFits()
    {
        var expected = target["type"].IsMissing ? TypeSet.All
            : (target["type"].AsArray ?? new JsonArray([target["type"]])).Aggregate(TypeSet.None, (set, name) => set | TypeSets.Parse(name.AsString));
        if ((source.Types & ~expected) != 0)
        {
            return reasons.Against(path, $"must be {TypeSets.Describe(expected)} but may be {(source.Types == TypeSet.All ? "anything" : TypeSets.Describe(source.Types))}", source.IsExact);
        }

        // Values that are listed on the offered side were compared one by one before.
        return (target["enum"].IsMissing && target["const"].IsMissing)
            || reasons.Against(path, $"must be {SchemaText.Describe(new JsonObject { ["enum"] = target["enum"].AsArray ?? new JsonArray([target["const"]]) })} but may be {TypeSets.Describe(source.Types)}", source.IsExact);
    }

    public bool NumbersFit()
    {
        if ((source.Types & TypeSet.Number) == 0)
        {
            return true;
        }

        var fits = BoundFits("minimum", "exclusiveMinimum", 1) & BoundFits("maximum", "exclusiveMaximum", -1);
        if (target["multipleOf"].TryGetNumber(out var step))
        {
            var known = source.Any(part => part["multipleOf"].TryGetNumber(out var own) && DecimalNumber.IsMultiple(own, step))
                || ((source.Types & TypeSet.Fraction) == 0 && DecimalNumber.IsMultiple(1, step));
            fits &= known || reasons.Against(path, $"must be a multiple of {JsonNumber.Format(step)}", source.IsExact);
        }

        return fits;
    }

    // Upper bounds are lower bounds of the negated number.
    private bool BoundFits(string inclusive, string exclusive, int sign)
    {
        var have = Bound(source.Tightest(inclusive, sign > 0), source.Tightest(exclusive, sign > 0), sign, (source.Types & TypeSet.Fraction) == 0);
        var fits = true;
        foreach (var keyword in new[] { inclusive, exclusive })
        {
            if (target[keyword].TryGetNumber(out var limit))
            {
                var (value, isExclusive) = (limit * sign, keyword == exclusive);
                fits &= (have is var (own, ownExclusive) && (own > value || (own == value && (ownExclusive || !isExclusive))))
                    || reasons.Against(path, $"must be {(sign > 0 ? "at least" : "at most")} {JsonNumber.Format(limit)}{(isExclusive ? " (exclusive)" : "")}", source.IsExact);
            }
        }

        return fits;
    }

    private static (double Value, bool Exclusive)? Bound(double? inclusive, double? exclusive, int sign, bool whole)
    {
        (double Value, bool Exclusive)? bound = inclusive is { } low ? (low * sign, false) : null;
        if (exclusive is { } above && (bound is null || above * sign >= bound.Value.Value))
        {
            bound = (above * sign, true);
        }

        // From 2^53 on not every integer has a neighbour, so nothing is gained there.
        return bound is var (value, isExclusive) && whole && Math.Abs(value) < 1L << 52
            ? (isExclusive ? Math.Floor(value) + 1 : Math.Ceiling(value), false)
            : bound;
    }

    public bool StringsFit()
    {
        if ((source.Types & TypeSet.String) == 0)
        {
            return true;
        }

        var fits = CountFits("minLength", "maxLength", "character");
        if (target["pattern"].AsString is { } pattern)
        {
            fits &= source.Any(part => part["pattern"].AsString == pattern) || reasons.Against(path, $"must match the pattern {pattern}", source.IsExact);
        }

        if (target["format"].AsString is { } format && StringFormats.Find(format) is not null)
        {
            fits &= source.Any(part => part["format"].AsString is { } own && (own == format || Narrower.Contains((own, format))))
                || reasons.Against(path, $"must have the format {format}", source.IsExact);
        }

        return fits;
    }

    /// <summary>Whether a pair of keywords that bound a count is met by the tightest of the source's own.</summary>
    public bool CountFits(string least, string most, string unit)
    {
        var fits = true;
        if (target[least].TryGetNumber(out var min) && min > 0)
        {
            fits &= source.Tightest(least, highest: true) >= min || reasons.Against(path, $"must have at least {Words.Count((int)Math.Min(min, int.MaxValue), unit)}", source.IsExact);
        }

        if (target[most].TryGetNumber(out var max))
        {
            fits &= source.Tightest(most, highest: false) <= max || reasons.Against(path, $"must have at most {Words.Count((int)Math.Min(max, int.MaxValue), unit)}", source.IsExact);
        }

        return fits;
    }
}
