using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>Tries to prove that one schema's values are all accepted by another: keyword by keyword of the expected schema, splitting what is offered where that helps.</summary>
internal sealed class FitCheck(JsonValue from, JsonValue to)
{
    private const int MaxSteps = 20_000;
    private const int MaxDepth = 100;

    private static readonly TypeSet[] SingleTypes = [TypeSet.Null, TypeSet.Boolean, TypeSet.Number, TypeSet.String, TypeSet.Array, TypeSet.Object];

    private readonly SchemaRoot _from = new(from);
    private readonly SchemaRoot _to = new(to);
    private readonly HashSet<(string, string)> _open = [];
    private int _steps;
    private int _depth;

    public SchemaRoot To => _to;

    public bool Fits(FitReasons reasons) => Fits(new FitSource(_from, [_from.Whole]), _to.Whole, "$", reasons);

    public bool Fits(FitSource source, SchemaPlace target, string path, FitReasons reasons)
    {
        if (target.IsTrue || source.IsNever)
        {
            return true;
        }

        if (target.IsFalse)
        {
            return reasons.Against(path, "is not accepted", source.IsExact);
        }

        if (++_steps > MaxSteps || _depth >= MaxDepth)
        {
            return reasons.Against(path, "is too involved to compare", certain: false);
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
        foreach (var value in values)
        {
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
        foreach (var part in target.Each("allOf"))
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
        for (var i = 0; i < branches.Length; i++)
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
        if (depth == 0 || ++_steps > MaxSteps)
        {
            return false;
        }

        if (source.Values is { } values)
        {
            return values.All(value => _to.Accepts(other, value) == false);
        }

        var theirs = new FitSource(_to, [other]);
        if (theirs.IsNever || (source.Types & theirs.Types) == 0)
        {
            return true;
        }

        return source.Types == TypeSet.Object && source.Required.Any(name =>
            theirs.Parts.SelectMany(part => FitSource.PropertyOf(part, name)).Any(place => AreApart(source.Property(name), place, depth - 1)));
    }

    private static bool OthersFit(FitSource source, SchemaPlace target, string path, FitReasons reasons)
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
    public static bool SameAssertion(FitSource source, SchemaPlace target, params string[] keywords)
        => source.Any(part => keywords.All(keyword => part[keyword] == target[keyword] && !PlainSchema.Refers(part[keyword])));

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
