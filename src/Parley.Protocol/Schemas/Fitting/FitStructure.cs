using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>The keywords of one expected schema for objects and arrays.</summary>
internal sealed class FitStructure(FitCheck check, FitSource source, SchemaPlace target, string path, FitReasons reasons)
{
    public bool ObjectsFit()
    {
        if ((source.Types & TypeSet.Object) == 0)
        {
            return true;
        }

        var required = source.Required;
        var fits = true;
        foreach (var name in (target["required"].AsArray ?? []).Select(name => name.AsString!))
        {
            fits &= required.Contains(name) || reasons.Against(path, $"must have the property {Words.Quote(name)}, which is not required on the offered side", source.IsExact);
        }

        return fits & NamesFit() & OtherNamesFit() & SizeFits(required) & DependentFits(required);
    }

    public bool ArraysFit()
    {
        if ((source.Types & TypeSet.Array) == 0)
        {
            return true;
        }

        var fits = new FitScalars(source, target, path, reasons).CountFits("minItems", "maxItems", "item");
        fits &= !target["uniqueItems"].IsTrue || source.Any(part => part["uniqueItems"].IsTrue) || source.Tightest("maxItems", highest: false) <= 1
            || reasons.Against(path, "must have distinct items", source.IsExact);
        fits &= target["contains"].IsMissing || check.SameAssertion(source, target, "contains", "minContains", "maxContains")
            || reasons.Against(path, "must meet contains, which the comparison does not cover", certain: false);
        var most = source.Tightest("maxItems", highest: false) ?? double.PositiveInfinity;
        var positions = Math.Max(target["prefixItems"].AsArray?.Count ?? 0, source.Parts.Select(part => part["prefixItems"].AsArray?.Count ?? 0).DefaultIfEmpty().Max());
        for (var i = 0; i <= positions && i < most && !check.Budget.IsSpent; i++)
        {
            var expected = i < (target["prefixItems"].AsArray?.Count ?? 0) ? target.At("prefixItems", i) : target.At("items");
            fits &= check.Fits(source.Item(i), expected, i == positions ? path + "[]" : $"{path}[{i}]", reasons);
        }

        return fits;
    }

    private bool NamesFit()
    {
        var names = source.DeclaredNames.Concat((target["properties"].AsObject ?? []).Select(pair => pair.Key)).Distinct();
        var fits = true;
        foreach (var name in names)
        {
            var offered = source.Property(name);
            if (!check.Budget.Spend(0, offered.Key.Length, 1))
            {
                break;
            }

            foreach (var expected in check.To.PropertyOf(target, name))
            {
                fits &= check.Fits(offered, expected, Words.IsIdentifier(name) ? $"{path}.{name}" : $"{path}[{Words.Quote(name)}]", reasons);
            }

            fits &= target["propertyNames"].IsMissing || offered.IsNever || check.To.Accepts(target.At("propertyNames"), name) == true
                || reasons.Against(path, $"may have the property {Words.Quote(name)}, whose name is not accepted", source.IsExact);
        }

        return fits;
    }

    private bool OtherNamesFit()
    {
        if (source.IsClosed)
        {
            return true;
        }

        var fits = target["propertyNames"].IsMissing || check.SameAssertion(source, target, "propertyNames")
            || reasons.Against(path, "must have property names that match propertyNames", certain: false);
        var expected = (target["patternProperties"].AsObject ?? []).Select(pair => target.At("patternProperties", pair.Key)).Append(target.At("additionalProperties"));
        foreach (var place in expected.Where(place => !place.IsTrue).TakeWhile(_ => !check.Budget.IsSpent))
        {
            // One part of the source is enough, if whatever it lets through under any name fits. A part that says nothing lets everything through.
            var shown = source.OtherMembers().Any(possible => possible.All(member => check.Fits(member, place, path, new FitReasons())));
            fits &= shown || reasons.Against(path, place.IsFalse ? "may have properties beyond those expected, and they are not accepted" : "may have further properties that do not match", source.IsExact);
        }

        return fits;
    }

    private bool SizeFits(HashSet<string> required)
    {
        var fits = true;
        if (target["minProperties"].TryGetNumber(out var min))
        {
            fits &= required.Count >= min || source.Tightest("minProperties", highest: true) >= min || reasons.Against(path, $"must have at least {min} properties", source.IsExact);
        }

        if (target["maxProperties"].TryGetNumber(out var max))
        {
            fits &= (source.IsClosed && source.DeclaredNames.Count() <= max) || source.Tightest("maxProperties", highest: false) <= max
                || reasons.Against(path, $"must have at most {max} properties", source.IsExact);
        }

        return fits;
    }

    private bool DependentFits(HashSet<string> required)
    {
        var fits = true;
        foreach (var (name, needed) in target["dependentRequired"].AsObject ?? [])
        {
            if (check.Budget.IsSpent)
            {
                break;
            }

            fits &= check.SameAssertion(source, target, "dependentRequired") || IsNever(name) || (needed.AsArray ?? []).All(item => required.Contains(item.AsString!))
                || reasons.Against(path, $"with the property {Words.Quote(name)} must have {Words.Shorten(needed)}", source.IsExact);
        }

        return fits;
    }

    private bool IsNever(string name)
    {
        var offered = source.Property(name);
        check.Budget.Spend(0, offered.Key.Length, 1);
        return offered.IsNever;
    }
}
