using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>Tries to prove that one schema's values are all accepted by another: keyword by keyword of the expected schema, splitting what is offered where that helps.</summary>
internal sealed class FitCheck
{
    private const int MaxDepth = 100;
    private const string TooInvolved = "is too involved to compare";

    private static readonly TypeSet[] SingleTypes = [TypeSet.Null, TypeSet.Boolean, TypeSet.Number, TypeSet.String, TypeSet.Array, TypeSet.Object];

    private readonly FitBudget _budget;
    private readonly SchemaRoot _from;
    private readonly SchemaRoot _to;
    private readonly HashSet<(string, string)> _open = [];
    private int _depth;

    public FitCheck(JsonValue from, JsonValue to)
    {
        _budget = new FitBudget(validations: 1);
        (_from, _to) = (new SchemaRoot(from, _budget), new SchemaRoot(to, _budget));
    }

    public SchemaRoot To => _to;

    public FitBudget Budget => _budget;

    public bool Fits(FitReasons reasons)
    {
        var fits = Fits(new FitSource(_from, [_from.Whole]), _to.Whole, "$", reasons);
        return _budget.IsSpent ? reasons.Against("$", TooInvolved, certain: false) : fits;
    }

    public bool Fits(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        _budget.Spend(0, source.Key.Length + target.Pointer.Length + path.Length, 0);
        if (target.IsTrue || source.IsNever)
        {
            return true;
        }

        if (target.IsFalse)
        {
            return reasons.Against(path, "is not accepted", source.IsExact);
        }

        if (!_budget.Spend(1, 0, source.Entries + target.Entries) || _depth >= MaxDepth)
        {
            return reasons.Against(path, TooInvolved, certain: false);
        }

        // A pair met again below itself holds if the proof around it does: each turn of the loop goes one level into the value.
        if (!_open.Add((source.Key, target.Pointer)))
        {
            return true;
        }

        _depth++;
        var fits = source.Values is { } values ? ValuesFit(values, source, target, path, reasons) : SchemasFit(source, target, path, reasons);
        _depth--;
        _open.Remove((source.Key, target.Pointer));
        return fits;
    }

    private bool ValuesFit(IReadOnlyList<JsonValue> values, FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        _budget.Spend(0, (long)values.Count * (source.Key.Length + target.Pointer.Length), values.Count);
        foreach (var value in values)
        {
            if (_budget.IsSpent)
            {
                return reasons.Against(path, TooInvolved, certain: false);
            }

            // A listed value that the offered schema itself refuses never comes.
            if (_to.Accepts(target, value) != true && source.Parts.All(part => _from.Accepts(part, value) != false))
            {
                return reasons.Against(path, $"may be {Words.Shorten(value)}, which does not match {SchemaText.Describe(target.Value)}", _to.Accepts(target, value) is false && source.IsExact);
            }
        }

        return true;
    }

    private bool SchemasFit(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        var direct = new FitReasons();
        if (KeywordsFit(source, target, path, direct))
        {
            return true;
        }

        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            foreach (var part in source.Parts)
            {
                var branches = part.Each(keyword).Where(branch => !source.Parts.Any(known => known.Pointer == branch.Pointer)).ToList();
                if (branches.Count > 0 && branches.Count == part.Each(keyword).Count())
                {
                    return branches.TrueForAll(branch => Fits(source.With(branch), target, path, reasons));
                }
            }
        }

        reasons.Add(direct);
        return false;
    }

    private bool KeywordsFit(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        var scalars = new FitScalars(source, target, path, reasons);
        var structure = new FitStructure(this, source, target, path, reasons);
        var fits = scalars.TypeFits();
        return fits & (!fits || (scalars.NumbersFit() & scalars.StringsFit() & structure.ObjectsFit() & structure.ArraysFit()))
            & ReferenceFits(source, target, path, reasons) & CombinationsFit(source, target, path, reasons) & OthersFit(source, target, path, reasons);
    }

    private bool ReferenceFits(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        if (target["$ref"].AsString is not { } reference)
        {
            return true;
        }

        return _to.Follow(reference) is { } place ? Fits(source, place, path, reasons) : reasons.Against(path, $"is expected to match {Words.Quote(reference)}, which is not followed", certain: false);
    }

    private bool CombinationsFit(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        var fits = true;
        foreach (var part in target.Each("allOf").TakeWhile(_ => !_budget.IsSpent))
        {
            fits &= Fits(source, part, path, reasons);
        }

        if (target["anyOf"].AsArray is not null && !FitsOne(source, [.. target.Each("anyOf")], exactlyOne: false))
        {
            fits = reasons.Against(path, $"must match one of {SchemaText.Describe(new JsonObject { ["anyOf"] = target["anyOf"] })}", certain: false);
        }

        if (target["oneOf"].AsArray is not null && !SameAssertion(source, target, "oneOf") && !FitsOne(source, [.. target.Each("oneOf")], exactlyOne: true))
        {
            fits = reasons.Against(path, $"must match exactly one of {SchemaText.Describe(new JsonObject { ["oneOf"] = target["oneOf"] })}", certain: false);
        }

        return fits;
    }

    private bool FitsOne(FitSource source, SchemaPlace[] branches, bool exactlyOne)
    {
        for (var i = 0; i < branches.Length && !_budget.IsSpent; i++)
        {
            if (Fits(source, branches[i], "$", new FitReasons()) && (!exactlyOne || branches.Where((_, other) => other != i).All(other => AreApart(source, other, MaxDepth))))
            {
                return true;
            }
        }

        // What is offered may be of several types, each taken by another branch.
        var types = SingleTypes.Where(type => (source.Types & type) != 0).ToList();
        return types.Count > 1 && types.TrueForAll(type => FitsOne(source.With(OfType(source.Types & type)), branches, exactlyOne));
    }

    /// <summary>Whether no value of the source can match the schema: a proof, or false.</summary>
    private bool AreApart(FitSource source, SchemaPlace other, int depth)
    {
        if (depth == 0 || !_budget.Spend(1, source.Key.Length + other.Pointer.Length, source.Entries + other.Entries))
        {
            return false;
        }

        if (source.Values is { } values)
        {
            return _budget.Spend(0, (long)values.Count * other.Pointer.Length, values.Count) && values.All(value => _to.Accepts(other, value) == false);
        }

        var theirs = new FitSource(_to, [other]);
        if (theirs.IsNever || (source.Types & theirs.Types) == 0)
        {
            return true;
        }

        return source.Types == TypeSet.Object && source.Required.Any(name =>
            theirs.Parts.SelectMany(part => _to.PropertyOf(part, name)).Any(place => AreApart(source.Property(name), place, depth - 1)));
    }

    private bool OthersFit(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        var fits = true;
        foreach (var keyword in new[] { "not", "if", "dependentSchemas", "$dynamicRef", "unevaluatedProperties", "unevaluatedItems" })
        {
            var skipped = target[keyword].IsMissing || target.At(keyword).Value is { IsBoolean: true, IsTrue: true }
                || (keyword == "if" && target["then"].IsMissing && target["else"].IsMissing);
            if (!skipped && !(keyword is "not" or "dependentSchemas" && SameAssertion(source, target, keyword))
                && !(keyword is "if" && SameAssertion(source, target, "if", "then", "else")))
            {
                fits = reasons.Against(path, $"must meet {keyword}, which the comparison does not cover", certain: false);
            }
        }

        return fits;
    }

    /// <summary>Whether the source states the same keywords with the same text, free of references.</summary>
    public bool SameAssertion(FitSource source, SchemaPlace target, params string[] keywords)
        => _budget.Spend(0, 0, (long)source.Parts.Count * keywords.Sum(keyword => PlainSchema.Size(target[keyword]))) && source.Any(part => keywords.All(keyword => part[keyword] == target[keyword] && !PlainSchema.Refers(part[keyword])));

    private static SchemaPlace OfType(TypeSet type)
    {
        var name = type switch
        {
            TypeSet.Null => "null",
            TypeSet.Boolean => "boolean",
            TypeSet.Integer => "integer",
            TypeSet.String => "string",
            TypeSet.Array => "array",
            TypeSet.Object => "object",
            _ => "number",
        };
        return new SchemaPlace(new JsonObject { ["type"] = name }, $"(type {name})");
    }
}
